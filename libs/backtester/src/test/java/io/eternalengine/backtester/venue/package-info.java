/** Fills, fees and refusals of the exchange made of history. */
package io.eternalengine.backtester.venue;
