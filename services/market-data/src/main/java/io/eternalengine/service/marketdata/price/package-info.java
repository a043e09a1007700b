/** The latest prices, on their way to the tickers topic and to Redis. What is newer replaces what has not left yet. */
package io.eternalengine.service.marketdata.price;
