package io.eternalengine.venue.market;

import io.eternalengine.history.HistoryFile;
import io.eternalengine.history.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Daily values of the Fear &amp; Greed index, from 0, extreme fear, to 100, extreme greed. */
public final class SentimentSeries {
    /** No value at any time. */
    public static final SentimentSeries NONE = new SentimentSeries(new TreeMap<>());

    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final int MIDDLE = 50;
    private static final int GREATEST = 100;
    /** A month far below its mean is fear: a fall of a fifth reads as the least value. */
    private static final double POINTS_PER_DISTANCE = 250;

    private static final int MEAN_DAYS = 30;

    private final NavigableMap<Long, Integer> values;

    private SentimentSeries(NavigableMap<Long, Integer> values) {
        this.values = values;
    }

    /**
     * One value.
     *
     * @param publishedMs when it was published, epoch milliseconds
     */
    public record Value(long publishedMs, int value) {}

    /** The values of a file of a range. */
    static SentimentSeries read(Path file, TimeRange range) {
        NavigableMap<Long, Integer> values = new TreeMap<>();
        List<Value> rows =
                new HistoryFile(file).sentiment(range, (timeMs, value) -> new Value(timeMs, value.intValueExact()));
        rows.forEach(row -> values.put(row.publishedMs(), row.value()));
        return new SentimentSeries(values);
    }

    /** Makes values of prices: each midnight, by the distance of the last close from the mean of a month. */
    static SentimentSeries of(CandleSeries prices) {
        NavigableMap<Long, Integer> values = new TreeMap<>();
        long firstMs = Math.ceilDiv(prices.startMs(), DAY_MS) * DAY_MS + MEAN_DAYS * DAY_MS;
        for (long midnightMs = firstMs; midnightMs <= prices.endMs(); midnightMs += DAY_MS) {
            values.put(midnightMs, value(prices, midnightMs));
        }
        return new SentimentSeries(values);
    }

    private static int value(CandleSeries prices, long midnightMs) {
        List<Candle> month = prices.between(midnightMs - MEAN_DAYS * DAY_MS, midnightMs - 1);
        double mean = month.stream()
                .mapToDouble(candle -> candle.close().doubleValue())
                .average()
                .orElse(0);
        double last = month.isEmpty() ? mean : month.getLast().close().doubleValue();
        double distance = mean == 0 ? 0 : last / mean - 1;
        return Math.clamp(Math.round(MIDDLE + distance * POINTS_PER_DISTANCE), 0, GREATEST);
    }

    /** The newest value that was published by a time. */
    public Optional<Value> publishedBy(long timeMs) {
        Map.Entry<Long, Integer> newest = values.floorEntry(timeMs);
        return newest == null ? Optional.empty() : Optional.of(new Value(newest.getKey(), newest.getValue()));
    }
}
