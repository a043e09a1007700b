package io.eternalengine.backtester.calibration;

/**
 * By how much an order that took liquidity was filled worse than the price that a backtest takes as the mid.
 *
 * @param fraction of that price; positive is worse for the trader
 * @param unitImpact what the square-root law gives for this order with a coefficient of 1, a fraction of the price
 */
record Shortfall(double fraction, double unitImpact) {}
