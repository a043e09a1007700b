/** The markets of the past: trading rules, candles, funding and sentiment of a range, and what is wrong with them. */
package io.eternalengine.backtester.market;
