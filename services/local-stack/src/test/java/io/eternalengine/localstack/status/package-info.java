/** Tests of what a fleet shows of itself. */
@NullMarked
package io.eternalengine.localstack.status;

import org.jspecify.annotations.NullMarked;
