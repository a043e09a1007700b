/**
 * What a run was worth: returns, risk and trades, from daily values and executions. Figures are fractions of one, annual
 * ones count 365 days, because these markets never close. A figure that is not defined, such as the win rate of no trades, is
 * {@code NaN}.
 */
package io.eternalengine.backtester.metrics;
