/**
 * CORE-HODL: buys BTC and ETH in equal daily parts, adds contributions to the more underweight asset, and rebalances at
 * quarter end or on drift. It sells otherwise only when risk orders a reduction.
 */
package io.eternalengine.engine.corehodl;
