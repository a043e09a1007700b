package io.eternalengine.service.marketdata.shard;

import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.OrderBook;
import io.eternalengine.bybit.Ticker;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.service.marketdata.price.ConflatedSink;
import io.eternalengine.service.marketdata.sentiment.SentimentClient;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * What all shards of a process share.
 *
 * @param sentiment asks for the Fear &amp; Greed index; empty when no address is configured, and then none is published
 */
public record ShardContext(
        KafkaConnection kafka,
        Vertx vertx,
        BybitEndpoints endpoints,
        BybitRestClient client,
        MarketDataParameters parameters,
        ConflatedSink<Ticker> tickers,
        ConflatedSink<OrderBook> books,
        MarketMetrics metrics,
        StreamReports reports,
        Tracing tracing,
        Optional<SentimentClient> sentiment) {}
