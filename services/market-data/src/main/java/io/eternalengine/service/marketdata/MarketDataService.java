package io.eternalengine.service.marketdata;

import io.eternalengine.bybit.AddressLimit;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.SkippedRow;
import io.eternalengine.bybit.limits.RedisRateLimits;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceThreads;
import io.eternalengine.kit.configuration.Configured;
import io.eternalengine.kit.health.ShellRegistry;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.kit.transaction.Snapshots;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.marketdata.price.Books;
import io.eternalengine.service.marketdata.price.ConflatedLoop;
import io.eternalengine.service.marketdata.price.RedisPrices;
import io.eternalengine.service.marketdata.price.Tickers;
import io.eternalengine.service.marketdata.sentiment.SentimentClient;
import io.eternalengine.service.marketdata.shard.MarketDataParameters;
import io.eternalengine.service.marketdata.shard.MarketMetrics;
import io.eternalengine.service.marketdata.shard.ShardAssignment;
import io.eternalengine.service.marketdata.shard.ShardContext;
import io.eternalengine.service.marketdata.shard.StreamReports;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Starts the shards and the tickers once the configuration is found sound. */
@ApplicationScoped
public class MarketDataService {
    private static final Logger LOG = Logger.getLogger(MarketDataService.class);
    /** Public endpoints count requests of an address, whoever sends them. */
    private static final String NO_ACCOUNT = "public";

    private static final long LONGEST_WAIT_FOR_REDIS_MS = 500;

    private final MarketDataConfiguration configuration;
    private final VenueConfiguration venue;
    private final KafkaConnection kafka;
    private final ShellRegistry registry;
    private final ServiceThreads threads;
    private final Tracing tracing;
    private final MeterRegistry meters;
    private final MarketMetrics metrics;
    private final StreamReports reports;
    private final RedisPrices prices;
    private final Redis redis;
    private final Vertx vertx;
    private final OptionalInt snapshotFormat;

    public MarketDataService(
            MarketDataConfiguration configuration,
            VenueConfiguration venue,
            KafkaConnection kafka,
            ShellRegistry registry,
            ServiceThreads threads,
            Tracing tracing,
            MeterRegistry meters,
            MarketMetrics metrics,
            StreamReports reports,
            RedisPrices prices,
            Redis redis,
            Vertx vertx,
            @ConfigProperty(name = Snapshots.WRITE_FORMAT) OptionalInt snapshotFormat) {
        this.configuration = configuration;
        this.venue = venue;
        this.kafka = kafka;
        this.registry = registry;
        this.threads = threads;
        this.tracing = tracing;
        this.meters = meters;
        this.metrics = metrics;
        this.reports = reports;
        this.prices = prices;
        this.redis = redis;
        this.vertx = vertx;
        this.snapshotFormat = snapshotFormat;
    }

    void start(@Observes StartupEvent event) {
        Configured.orRefuse(VenueConfiguration.PREFIX, venue::toEndpoints)
                .ifPresent(endpoints -> Configured.orRefuse(VenueConfiguration.PREFIX, venue::addressLimit)
                        .ifPresent(limit -> Configured.orRefuse(
                                        MarketDataConfiguration.PREFIX,
                                        () -> configuration.toParameters(snapshotFormat))
                                .ifPresent(parameters -> start(endpoints, limit, parameters))));
    }

    private void start(BybitEndpoints endpoints, AddressLimit addressLimit, MarketDataParameters parameters) {
        LogLine.of("venue")
                .with("name", venue.name())
                .with("restUrl", endpoints.restUrl())
                .with("publicWebSocketUrl", endpoints.publicWebSocketUrl())
                .info(LOG);
        var tickers = new ConflatedLoop<>(
                kafka, parameters.tickerInterval(), new Tickers(prices), registry.register("tickers"), meters);
        var books = new ConflatedLoop<>(
                kafka,
                parameters.bookInterval(),
                new Books(parameters.depthBand()),
                registry.register("books"),
                meters);
        var limits = new RedisRateLimits(
                redis, venue.name(), NO_ACCOUNT, venue.addressName(), addressLimit, LONGEST_WAIT_FOR_REDIS_MS);
        var client =
                new BybitRestClient(vertx, endpoints, null, ClientSettings.DEFAULT, limits).onSkippedRow(this::skipped);
        var context = new ShardContext(
                kafka,
                vertx,
                endpoints,
                client,
                parameters,
                tickers,
                books,
                metrics,
                reports,
                tracing,
                configuration.sentimentUrl().map(address -> new SentimentClient(vertx, address)));
        threads.start("tickers", tickers);
        threads.start("books", books);
        threads.start("shard-assignment", new ShardAssignment(context, registry));
    }

    private void skipped(SkippedRow row) {
        metrics.rowSkipped(row);
        LogLine.of("row-left-out")
                .with("list", row.list())
                .with("row", row.row())
                .with("cause", row.cause())
                .error(LOG);
    }
}
