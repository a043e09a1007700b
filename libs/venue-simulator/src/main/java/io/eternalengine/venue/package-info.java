/**
 * The venue itself: accounts, orders, matching against a played price, fees, positions and ids. Plain deterministic Java:
 * the same commands in the same order give the same books. Not thread-safe; one thread gives all commands.
 *
 * <p>Every fill moves coins between an account, the {@linkplain io.eternalengine.venue.Treasury market and the
 * fee account}, so that the sum of each coin over all holders stays what was deposited.
 */
@NullMarked
package io.eternalengine.venue;

import org.jspecify.annotations.NullMarked;
