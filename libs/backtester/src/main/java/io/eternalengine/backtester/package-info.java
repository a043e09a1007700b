/**
 * Runs the portfolio over history with the classes that run live: the same engines, the same risk, the same books. A backtest
 * is a plain single-threaded program; the same data, parameters and code give the same decisions, byte for byte.
 */
package io.eternalengine.backtester;
