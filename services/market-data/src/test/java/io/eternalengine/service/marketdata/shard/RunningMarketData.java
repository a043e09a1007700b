package io.eternalengine.service.marketdata.shard;

import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.OrderBook;
import io.eternalengine.bybit.Ticker;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.health.ShellRegistry;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.risk.FeedLimits;
import io.eternalengine.service.marketdata.price.Books;
import io.eternalengine.service.marketdata.price.ConflatedLoop;
import io.eternalengine.service.marketdata.price.Tickers;
import io.eternalengine.service.marketdata.sentiment.SentimentClient;
import io.eternalengine.service.marketdata.series.ShardProgress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The service without Quarkus: all its loops in this process. As a program of its own it can be killed; its arguments are
 * the broker and the exchange.
 */
public final class RunningMarketData implements AutoCloseable {
    private static final Duration TICKER_INTERVAL = Duration.ofMillis(50);
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(1);

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ShellRegistry registry = new ShellRegistry(meters);
    private final ConflatedLoop<Ticker> tickers;
    private final ConflatedLoop<OrderBook> books;
    private final ShardAssignment assignment;
    private final Thread assignmentThread;

    RunningMarketData(String bootstrapServers, String exchange, int warmUp) {
        var kafka = new KafkaConnection(bootstrapServers, "market-data");
        var endpoints = BybitEndpoints.onOneHost(exchange);
        var parameters = new MarketDataParameters(
                warmUp,
                TICKER_INTERVAL,
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                SESSION_TIMEOUT,
                ShardProgress.CURRENT_FORMAT,
                Duration.ofMinutes(10),
                TICKER_INTERVAL,
                50,
                FeedLimits.defaults().depthBand());
        tickers = new ConflatedLoop<>(
                kafka, TICKER_INTERVAL, new Tickers(ticker -> {}), registry.register("tickers"), meters);
        books = new ConflatedLoop<>(
                kafka, TICKER_INTERVAL, new Books(parameters.depthBand()), registry.register("books"), meters);
        assignment = new ShardAssignment(
                new ShardContext(
                        kafka,
                        vertx,
                        endpoints,
                        new BybitRestClient(vertx, endpoints, null, ClientSettings.DEFAULT),
                        parameters,
                        tickers,
                        books,
                        new MarketMetrics(meters),
                        new StreamReports(),
                        new Tracing(OpenTelemetry.noop()),
                        Optional.of(new SentimentClient(vertx, URI.create("http://" + exchange + "/fng/")))),
                registry);
        Thread.ofPlatform().daemon().name("tickers").start(tickers);
        Thread.ofPlatform().daemon().name("books").start(books);
        assignmentThread = Thread.ofPlatform().daemon().name("assignment").start(assignment);
    }

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        new RunningMarketData(arguments[0], arguments[1], 0).assignmentThread.join();
    }

    /** Whether every loop says that it is ready, and at least one shard runs. */
    boolean isReady() {
        return registry.shells().size() > 3 && registry.shells().stream().allMatch(shell -> shell.isReady());
    }

    /** Shards that run here. */
    long shards() {
        return registry.shells().stream()
                .filter(shell -> shell.name().matches("shard-\\d+"))
                .count();
    }

    double counted(String meter) {
        return meters.find(meter).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Override
    public void close() {
        assignment.stop();
        tickers.stop();
        books.stop();
        try {
            assignmentThread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
