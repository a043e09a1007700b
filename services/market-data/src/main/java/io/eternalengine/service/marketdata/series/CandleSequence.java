package io.eternalengine.service.marketdata.series;

import io.eternalengine.domain.model.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Puts the candles of one series in order: whatever arrives, however often and in whatever order, leaves once, oldest
 * first, without a gap. A candle with a gap before it waits until the gap is filled or {@link #skipTo} is called because there
 * is nothing to fill it with.
 */
public final class CandleSequence {
    /** More are not kept waiting; the exchange still has them when the gap is filled. */
    static final int MOST_WAITING = 10_000;

    private final long intervalMs;
    private final NavigableMap<Long, ArrivedCandle> waiting = new TreeMap<>();
    private OptionalLong nextOpenMs;

    /** A sequence that goes on with the candle that opens at this time, or whose start is not known yet. */
    public CandleSequence(long intervalMs, OptionalLong nextOpenMs) {
        this.intervalMs = Require.positive("intervalMs", intervalMs);
        this.nextOpenMs = nextOpenMs;
    }

    /** Whether it is known which candle comes first. */
    public boolean isStarted() {
        return nextOpenMs.isPresent();
    }

    /** When the next candle to leave opens; only once started. */
    public long nextOpenMs() {
        return nextOpenMs.orElseThrow();
    }

    /** Starts with the candle that opens at this time, or earlier if the ones right before it have already arrived. */
    public void startAt(long openMs) {
        long first = openMs;
        while (waiting.containsKey(first - intervalMs)) {
            first -= intervalMs;
        }
        nextOpenMs = OptionalLong.of(first);
        waiting.headMap(first).clear();
    }

    /** Takes a candle; false when it has already left or is already here. */
    public boolean offer(ArrivedCandle candle) {
        boolean past = isStarted() && candle.openMs() < nextOpenMs();
        if (past || waiting.size() >= MOST_WAITING) {
            return false;
        }
        return waiting.putIfAbsent(candle.openMs(), candle) == null;
    }

    /** The candles whose turn has come. */
    public List<ArrivedCandle> release() {
        List<ArrivedCandle> released = new ArrayList<>();
        while (isStarted() && waiting.containsKey(nextOpenMs())) {
            released.add(waiting.remove(nextOpenMs()));
            nextOpenMs = OptionalLong.of(nextOpenMs() + intervalMs);
        }
        return released;
    }

    /** Whether candles wait for one before them; only after {@link #release}. */
    public boolean hasGap() {
        return isStarted() && !waiting.isEmpty();
    }

    /** When the first candle that waits opens. */
    public OptionalLong firstWaitingMs() {
        return waiting.isEmpty() ? OptionalLong.empty() : OptionalLong.of(waiting.firstKey());
    }

    /** Gives up the candles before a time, because the exchange does not have them; answers how many. */
    public long skipTo(long openMs) {
        long missing = Math.ceilDiv(openMs - nextOpenMs(), intervalMs);
        nextOpenMs = OptionalLong.of(openMs);
        waiting.headMap(openMs).clear();
        return missing;
    }

    /** Forgets what waits, because the exchange does not confirm it; answers how many. */
    public int dropWaiting() {
        int dropped = waiting.size();
        waiting.clear();
        return dropped;
    }
}
