/** Whole backtests on small histories written by the tests. */
package io.eternalengine.backtester;
