/** A shard at work: its events, its requests to the exchange, its transactions, and which replica runs it. */
package io.eternalengine.service.marketdata.shard;
