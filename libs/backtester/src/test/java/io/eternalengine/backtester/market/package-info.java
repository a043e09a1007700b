/** Series of candles, whole and in part. */
package io.eternalengine.backtester.market;
