/**
 * The market-data service: exchange to Kafka, each closed candle exactly once and in order.
 *
 * <p>Each partition of the subscriptions topic is a shard. Whoever is assigned the partition runs the shard: it reads what
 * is wanted, follows the exchange's stream, asks over REST for what the stream did not bring, and commits candles together
 * with how far they reach.
 */
package io.eternalengine.service.marketdata;
