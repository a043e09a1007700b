/** Many backtests: parameter sweeps, walk-forward, and the order of trades shuffled. */
package io.eternalengine.backtester.search;
