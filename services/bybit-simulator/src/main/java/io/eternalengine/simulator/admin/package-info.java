/** The simulator's own interface: market time, books for comparison, and faults. */
@NullMarked
package io.eternalengine.simulator.admin;

import org.jspecify.annotations.NullMarked;
