/** The simulator's side door: its clock and its books, as seen from outside the fleet. */
@NullMarked
package io.eternalengine.localstack.venue;

import org.jspecify.annotations.NullMarked;
