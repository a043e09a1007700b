/** Tests of what a fleet shows of itself. */
@NullMarked
package io.eternalengine.local.fleet.status;

import org.jspecify.annotations.NullMarked;
