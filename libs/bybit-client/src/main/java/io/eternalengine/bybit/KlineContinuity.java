package io.eternalengine.bybit;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes closed candles continuous: each is reported once, in order, and what the stream left out is fetched over REST before
 * what came later. Use it from one event loop.
 */
final class KlineContinuity {

    /** Fetches the candles of a symbol that start from one time to before another. */
    interface Fetch {
        Future<Outcome<List<Kline>>> klines(String symbol, String interval, long startMs, long endMs);
    }

    /** What waits while a gap is fetched; more means that REST is down, and the candles are asked for later. */
    private static final int MOST_WAITING = 1_000;

    private record Series(String symbol, String interval) {}

    private static final class Progress {
        private long nextStartMs;
        private boolean fetching;
        private final List<Kline> waiting = new ArrayList<>();

        Progress(long nextStartMs) {
            this.nextStartMs = nextStartMs;
        }
    }

    private final Fetch fetch;
    private final Consumer<Kline> listener;
    private final Consumer<String> gap;
    private final Consumer<Runnable> eventLoop;
    private final Map<Series, Progress> progress = new HashMap<>();

    KlineContinuity(Fetch fetch, Consumer<Kline> listener, Consumer<String> gap, Consumer<Runnable> eventLoop) {
        this.fetch = fetch;
        this.listener = listener;
        this.gap = gap;
        this.eventLoop = eventLoop;
    }

    /** A closed candle came on the stream. */
    void onClosed(Kline kline) {
        Series series = new Series(kline.symbol(), kline.interval());
        Progress known = progress.computeIfAbsent(series, first -> new Progress(kline.startMs()));
        if (known.fetching) {
            if (known.waiting.size() < MOST_WAITING) {
                known.waiting.add(kline);
            }
        } else if (kline.startMs() > known.nextStartMs) {
            fetchGap(series, known, kline);
        } else {
            emit(known, kline);
        }
    }

    private void emit(Progress known, Kline kline) {
        if (kline.startMs() >= known.nextStartMs) {
            known.nextStartMs = kline.startMs() + Kline.intervalMs(kline.interval());
            listener.accept(kline);
        }
    }

    private void fetchGap(Series series, Progress known, Kline behindGap) {
        known.waiting.add(behindGap);
        gap.accept("kline." + series.interval() + "." + series.symbol());
        fetchBefore(series, known, behindGap.startMs());
    }

    /** The stream is connected again: asks at once for what closed meanwhile, a thousand candles at most. */
    void onConnected() {
        progress.forEach((series, known) -> {
            if (!known.fetching) {
                long lengthMs = Kline.intervalMs(series.interval());
                fetchBefore(series, known, known.nextStartMs + MOST_WAITING * lengthMs);
            }
        });
    }

    private void fetchBefore(Series series, Progress known, long endMs) {
        known.fetching = true;
        fetch.klines(series.symbol(), series.interval(), known.nextStartMs, endMs)
                .onComplete(fetched -> eventLoop.accept(() -> onFetched(known, fetched)));
    }

    private void onFetched(Progress known, AsyncResult<Outcome<List<Kline>>> fetched) {
        known.fetching = false;
        List<Kline> waiting = List.copyOf(known.waiting);
        known.waiting.clear();
        if (fetched.succeeded() && fetched.result() instanceof Outcome.Accepted<List<Kline>>(List<Kline> found)) {
            found.stream().filter(Kline::closed).forEach(kline -> emit(known, kline));
            // What the exchange itself does not have is passed over.
            waiting.forEach(kline -> emit(known, kline));
        }
        // Else the next closed candle tries again: what waited lies in the gap that it finds.
    }
}
