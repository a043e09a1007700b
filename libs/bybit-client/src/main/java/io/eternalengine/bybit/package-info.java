/**
 * A client of the exchange's v5 interface over REST and WebSocket, on Vert.x.
 *
 * <p>The same code talks to the live exchange, its demo, its testnet and this project's simulator: only {@link
 * io.eternalengine.bybit.BybitEndpoints} and {@link io.eternalengine.bybit.BybitCredentials} differ. Every REST answer
 * becomes an {@link io.eternalengine.bybit.Outcome}; the future of a call does not fail for anything the exchange or
 * the network does.
 */
@NullMarked
package io.eternalengine.bybit;

import org.jspecify.annotations.NullMarked;
