package io.eternalengine.venue.market;

import java.util.List;
import java.util.Optional;

/** Hourly candles in order of time; hours may be missing. */
public final class CandleSeries {

    private final List<Candle> candles;

    /** A series of candles that are in order. */
    public CandleSeries(List<Candle> candles) {
        if (candles.isEmpty()) {
            throw new IllegalArgumentException("a series needs at least one candle");
        }
        this.candles = List.copyOf(candles);
    }

    /** All candles, oldest first. */
    public List<Candle> candles() {
        return candles;
    }

    /** Start of the first candle. */
    public long startMs() {
        return candles.getFirst().startMs();
    }

    /** End of the last candle. */
    public long endMs() {
        return candles.getLast().endMs();
    }

    /** The candle that covers a time, if that hour is not missing. */
    public Optional<Candle> at(long timeMs) {
        int index = indexAtOrBefore(timeMs);
        return index < 0 || candles.get(index).endMs() <= timeMs ? Optional.empty() : Optional.of(candles.get(index));
    }

    /** The last candle that starts at or before a time. */
    public Optional<Candle> lastStartedBy(long timeMs) {
        int index = indexAtOrBefore(timeMs);
        return index < 0 ? Optional.empty() : Optional.of(candles.get(index));
    }

    /** Candles that start in a range, both ends included, oldest first. */
    public List<Candle> between(long fromMs, long toMs) {
        int first = indexAtOrBefore(fromMs - 1) + 1;
        int last = indexAtOrBefore(toMs);
        return first > last ? List.of() : candles.subList(first, last + 1);
    }

    /** How many hours are missing between two times. */
    public long missingHours(long fromMs, long toMs) {
        return (toMs - fromMs) / Candle.LENGTH_MS - between(fromMs, toMs - 1).size();
    }

    /** Index of the last candle that starts at or before a time, -1 if none does. */
    private int indexAtOrBefore(long timeMs) {
        int low = 0;
        int high = candles.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (candles.get(middle).startMs() <= timeMs) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
