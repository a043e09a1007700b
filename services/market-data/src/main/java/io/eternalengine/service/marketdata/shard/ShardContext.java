package io.eternalengine.service.marketdata.shard;

import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.service.marketdata.price.TickerSink;
import io.vertx.core.Vertx;

/** What all shards of a process share. */
public record ShardContext(
        KafkaConnection kafka,
        Vertx vertx,
        BybitEndpoints endpoints,
        BybitRestClient client,
        MarketDataParameters parameters,
        TickerSink tickers,
        MarketMetrics metrics,
        StreamReports reports,
        Tracing tracing) {}
