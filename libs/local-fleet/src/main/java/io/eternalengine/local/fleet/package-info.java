/** The fleet: which services there are, how each is started and configured, and the description of what runs. */
@NullMarked
package io.eternalengine.local.fleet;

import org.jspecify.annotations.NullMarked;
