/**
 * An exchange made of history: orders fill at prices that came after the decision, with fees, spread, impact and lot rules, and
 * inside a candle whatever is worse for us happened first.
 */
package io.eternalengine.backtester.venue;
