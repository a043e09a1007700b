/**
 * A trading venue for development, demos and tests that speaks Bybit's v5 REST and WebSocket and plays historical or
 * generated prices.
 *
 * <p>{@link io.eternalengine.venue} keeps the books and knows no network; {@link
 * io.eternalengine.venue.market} supplies prices and steps time; {@code rest}, {@code stream} and {@code admin} are
 * thin. Everything that changes state runs on one thread, see {@link io.eternalengine.simulator.VenueThread}.
 */
@NullMarked
package io.eternalengine.simulator;

import org.jspecify.annotations.NullMarked;
