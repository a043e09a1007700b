/** The simulator's side door: its clock and its books, as seen from outside the fleet. */
@NullMarked
package io.eternalengine.local.fleet.venue;

import org.jspecify.annotations.NullMarked;
