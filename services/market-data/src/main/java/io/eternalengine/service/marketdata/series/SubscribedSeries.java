package io.eternalengine.service.marketdata.series;

import io.eternalengine.bybit.Kline;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.service.marketdata.series.ArrivedCandle.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Follows one series over stream and REST: decides what to ask, which answer counts as final, and when a candle that
 * nobody has is given up. Times of this process are monotonic nanoseconds, given by the caller.
 *
 * <p>A row of an answer is final when a later one is known. The last row is final only when the exchange's clock has passed
 * its end and it still says the same a second later: right at the end of a candle the exchange may not have counted its last
 * trades.
 */
public final class SubscribedSeries {
    /** Answers without a candle that must lie before a later one, until it counts as missing. */
    static final int ASKS_BEFORE_GIVING_UP = 3;

    static final Duration BETWEEN_ASKS = Duration.ofMillis(500);
    static final Duration SETTLED_AFTER = Duration.ofSeconds(1);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(250);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

    private final SeriesId id;
    private final int warmUpCandles;
    private final CandleSequence sequence;
    private boolean wantsToAsk = true;
    private boolean wantsNewest = true;
    private boolean asking;
    private boolean caughtUp;
    private long askNotBeforeNanos = Long.MIN_VALUE;
    private int failures;
    private int fruitlessAsks;
    /** When the newest candle opened that REST has reported, closed or not. */
    private long restReachMs = Long.MIN_VALUE;

    private @Nullable Kline unsettled;
    private long unsettledSinceNanos;
    private long missing;
    private long refused;
    private long widened;

    /** A series that goes on where it stopped, or starts the configured number of candles before the present one. */
    public SubscribedSeries(SeriesId id, OptionalLong nextOpenMs, int warmUpCandles) {
        this.id = id;
        this.warmUpCandles = warmUpCandles;
        this.sequence = new CandleSequence(id.intervalMs(), nextOpenMs);
    }

    public SeriesId id() {
        return id;
    }

    /** When the first candle opens that has not left; empty until the start is known. */
    public OptionalLong nextOpenMs() {
        return sequence.isStarted() ? OptionalLong.of(sequence.nextOpenMs()) : OptionalLong.empty();
    }

    /** Whether everything that the exchange had when it was asked has left. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Asks over REST as soon as possible: something may have been missed. */
    public void mayHaveMissedSomething() {
        wantsToAsk = true;
    }

    /** Whether there is something to ask, now or after a wait. */
    boolean wantsToAsk() {
        return wantsToAsk;
    }

    /** The request to send now, if any; its outcome must be given to {@link #answered} or {@link #failed}. */
    public Optional<KlineRequest> request(long nowNanos) {
        if (!wantsToAsk || asking || nowNanos < askNotBeforeNanos) {
            return Optional.empty();
        }
        wantsToAsk = false;
        asking = true;
        return Optional.of(
                wantsNewest ? new KlineRequest.Newest(id) : new KlineRequest.From(id, sequence.nextOpenMs()));
    }

    /** Takes a candle of the stream; answers the candles whose turn has come. */
    public List<ArrivedCandle> received(ArrivedCandle candle) {
        sequence.offer(candle);
        List<ArrivedCandle> released = sequence.release();
        if (sequence.hasGap()) {
            wantsToAsk = true;
        }
        return released;
    }

    /** Takes an answer; answers the candles whose turn has come. */
    public List<ArrivedCandle> answered(KlineRequest request, List<Kline> rows, long wallUs, long nowNanos) {
        asking = false;
        failures = 0;
        List<Kline> begun = begun(rows);
        return switch (request) {
            case KlineRequest.Newest ignored -> orient(begun, nowNanos);
            case KlineRequest.From from -> catchUp(from, begun, wallUs, nowNanos);
        };
    }

    /** Without rows of a time that has not come at the exchange, or that lie beside the series: they would move its end. */
    private List<Kline> begun(List<Kline> rows) {
        List<Kline> begun = rows.stream()
                .filter(row -> row.startMs() <= row.publishedAtMs() + Candle.LONGEST_AHEAD_MS
                        && Candle.isAligned(row.startMs(), id.intervalMs()))
                .toList();
        refused += rows.size() - begun.size();
        return begun;
    }

    /** The request had no usable answer: asks again after a back-off, and not before the given wait. */
    public void failed(Duration wait, long nowNanos) {
        asking = false;
        long backOffNanos = Math.min(LONGEST_BACK_OFF.toNanos(), FIRST_BACK_OFF.toNanos() << Math.min(failures++, 10));
        askAgain(Duration.ofNanos(Math.max(backOffNanos, wait.toNanos())), nowNanos);
    }

    /** Candles given up since the last call because the exchange does not have them. */
    public long takeMissing() {
        long taken = missing;
        missing = 0;
        return taken;
    }

    /** Candles dropped since the last call: no valid candle, or one of the stream that REST does not confirm. */
    public long takeRefused() {
        long taken = refused;
        refused = 0;
        return taken;
    }

    /** Candles taken over REST since the last call whose low and high were widened to hold open and close. */
    public long takeWidened() {
        long taken = widened;
        widened = 0;
        return taken;
    }

    private List<ArrivedCandle> orient(List<Kline> rows, long nowNanos) {
        if (rows.isEmpty()) {
            askAgain(SETTLED_AFTER, nowNanos);
            return List.of();
        }
        Kline newest = rows.getLast();
        restReachMs = Math.max(restReachMs, newest.startMs());
        if (!sequence.isStarted()) {
            long presentMs = newest.closed() ? newest.startMs() + id.intervalMs() : newest.startMs();
            sequence.startAt(presentMs - warmUpCandles * id.intervalMs());
        }
        wantsNewest = false;
        wantsToAsk = true;
        return sequence.release();
    }

    private List<ArrivedCandle> catchUp(KlineRequest.From request, List<Kline> rows, long wallUs, long nowNanos) {
        if (!rows.isEmpty()) {
            restReachMs = Math.max(restReachMs, rows.getLast().startMs());
        }
        rows.stream().filter(row -> isFinal(row, nowNanos)).forEach(row -> offer(row, wallUs));
        List<ArrivedCandle> released = new ArrayList<>(sequence.release());
        if (sequence.hasGap() || restReachMs > sequence.nextOpenMs()) {
            fillOrGiveUp(request, nowNanos);
            released.addAll(sequence.release());
        } else {
            fruitlessAsks = 0;
            caughtUp = true;
        }
        return released;
    }

    private boolean isFinal(Kline row, long nowNanos) {
        boolean laterIsKnown = row.startMs() < restReachMs;
        if (laterIsKnown || !row.closed()) {
            return laterIsKnown;
        }
        if (row.publishedAt(0).equals(unsettled)) {
            return nowNanos - unsettledSinceNanos >= SETTLED_AFTER.toNanos();
        }
        unsettled = row.publishedAt(0);
        unsettledSinceNanos = nowNanos;
        askAgain(SETTLED_AFTER, nowNanos);
        return false;
    }

    private void offer(Kline row, long wallUs) {
        try {
            sequence.offer(new ArrivedCandle(Candles.of(row), Source.REST, wallUs));
            widened += row.widened() ? 1 : 0;
        } catch (IllegalArgumentException e) {
            refused++;
        }
    }

    /** The next candle is not there although a later one is. */
    private void fillOrGiveUp(KlineRequest.From request, long nowNanos) {
        boolean cameForward = sequence.nextOpenMs() > request.fromMs();
        fruitlessAsks = cameForward ? 0 : fruitlessAsks + 1;
        boolean onlyStreamSaysSo = restReachMs <= sequence.nextOpenMs();
        if (fruitlessAsks < ASKS_BEFORE_GIVING_UP) {
            wantsNewest = onlyStreamSaysSo;
            askAgain(cameForward ? Duration.ZERO : BETWEEN_ASKS, nowNanos);
            return;
        }
        fruitlessAsks = 0;
        askAgain(Duration.ZERO, nowNanos);
        if (onlyStreamSaysSo) {
            refused += sequence.dropWaiting();
        } else {
            long laterMs = Math.min(restReachMs, sequence.firstWaitingMs().orElse(restReachMs));
            missing += sequence.skipTo(Math.min(laterMs, request.lastMs() + id.intervalMs()));
        }
    }

    private void askAgain(Duration wait, long nowNanos) {
        wantsToAsk = true;
        askNotBeforeNanos = nowNanos + wait.toNanos();
    }
}
