package io.eternalengine.cli.history.download;

import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.Instrument;
import io.eternalengine.bybit.Kline;
import io.eternalengine.bybit.MarketDataClient;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.ProcessRateLimits;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StackFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The exchange's public history, asked politely: within its limits, and again after a while when it cannot answer. */
public final class ExchangeHistory implements AutoCloseable {
    private static final int MOST_TRIES = 8;
    private static final long FIRST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 30_000;
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);
    private static final ClientSettings SETTINGS = ClientSettings.DEFAULT.withAnswerTimeoutMs(20_000);

    private final Vertx vertx = Vertx.vertx();
    private final URI url;
    private final MarketDataClient client;

    /** The history of the exchange at an address such as {@code https://api.bybit.com}. */
    public ExchangeHistory(URI url) {
        this.url = url;
        BybitEndpoints endpoints;
        try {
            // Only REST is used; the streams' addresses are never connected to.
            endpoints = BybitEndpoints.of(url.toString(), "wss://stream.invalid", "wss://stream.invalid");
        } catch (IllegalArgumentException e) {
            vertx.close();
            throw new Refusal("--url is " + url + ": it must be an address such as https://api.bybit.com");
        }
        client = new BybitRestClient(vertx, endpoints, null, SETTINGS, new ProcessRateLimits()).marketData();
    }

    /** The symbols that can be downloaded. */
    public Set<String> symbols(Category category) throws InterruptedException {
        return answer("the " + category.wireName() + " instruments", () -> client.instruments(category)).stream()
                .map(Instrument::symbol)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The rows of a series from one time to before another, oldest first; candles only once they are closed. */
    List<HistoryRow> rows(HistorySeries series, long fromMs, long toMs) throws InterruptedException {
        String what = series.fileName();
        return switch (series.kind()) {
            case SPOT_CANDLES -> candles(what, Category.SPOT, series.symbol(), fromMs, toMs);
            case LINEAR_CANDLES -> candles(what, Category.LINEAR, series.symbol(), fromMs, toMs);
            case FUNDING ->
                answer(what, () -> client.fundingHistory(series.symbol(), fromMs, toMs)).stream()
                        .map(HistoryRow::of)
                        .toList();
        };
    }

    private List<HistoryRow> candles(String what, Category category, String symbol, long fromMs, long toMs)
            throws InterruptedException {
        return answer(what, () -> client.klinesBetween(category, symbol, "60", fromMs, toMs)).stream()
                .filter(Kline::closed)
                .map(HistoryRow::of)
                .toList();
    }

    private <T> T answer(String what, Supplier<Future<Outcome<T>>> request) throws InterruptedException {
        String last = "";
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            long pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << tries);
            switch (await(request.get())) {
                case Outcome.Accepted<T>(T result) -> {
                    return result;
                }
                case Outcome.RetryAfter<T>(long notBeforeMs, String cause) -> {
                    last = cause;
                    pauseMs = Math.max(pauseMs, notBeforeMs - System.currentTimeMillis());
                }
                case Outcome.NotSent<T>(var _, String detail) -> last = detail;
                case Outcome.Ambiguous<T>(Throwable cause) -> last = String.valueOf(cause.getMessage());
                case Outcome.Rejected<T>(int code, String reason) ->
                    throw new StackFailure(url + " refuses " + what + " with code " + code + ": " + reason);
                case Outcome.Stop<T>(int code, String reason) ->
                    throw new StackFailure(url + " refuses " + what + " with code " + code + ": " + reason);
            }
            Thread.sleep(pauseMs);
        }
        throw new StackFailure(url + " does not answer for " + what + " (" + last
                + "); the same command goes on where this one stopped");
    }

    private static <T> Outcome<T> await(Future<Outcome<T>> future) throws InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return new Outcome.Ambiguous<>(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            return new Outcome.Ambiguous<>(e);
        }
    }

    @Override
    public void close() {
        vertx.close();
    }
}
