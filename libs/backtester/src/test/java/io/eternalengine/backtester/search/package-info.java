/** Grids, files of sweeps, and shuffled trades. */
package io.eternalengine.backtester.search;
