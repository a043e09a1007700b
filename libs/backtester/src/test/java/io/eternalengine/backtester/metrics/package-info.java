/** Figures against small examples computed by hand. */
package io.eternalengine.backtester.metrics;
