/** The JSON that the exchange sends: field for field as it documents it, numbers as strings. */
@NullMarked
package io.eternalengine.simulator.wire;

import org.jspecify.annotations.NullMarked;
