package io.eternalengine.history;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A file of market history; gzip when its name ends with {@code .gz}. All methods throw {@link BadHistory}. */
public final class HistoryFile {
    private static final List<String> CANDLE_COLUMNS =
            List.of("timestamp_ms", "open", "high", "low", "close", "volume");
    private static final List<String> FUNDING_COLUMNS = List.of("timestamp_ms", "funding_rate");
    private static final List<String> SENTIMENT_COLUMNS = List.of("timestamp_ms", "value");

    private final Path path;
    private final AtomicInteger widened = new AtomicInteger();

    public HistoryFile(Path path) {
        this.path = path;
    }

    /**
     * The candles that open in a range; all rows of the file are checked for order. Exchanges have candles whose open or close lies outside of low to
     * high: these are widened to hold them, and counted.
     */
    public <T> List<T> candles(TimeRange range, Duration interval, CandleForm<T> form) {
        long intervalMs = interval.toMillis();
        widened.set(0);
        return new CsvRows(path, CANDLE_COLUMNS).read(range, row -> candle(row, intervalMs, form));
    }

    /** How many candles were widened when candles were read last. */
    public int widened() {
        return widened.get();
    }

    /** The funding rates that were settled in a range, as fractions of the position's value. */
    public <T> List<T> fundingRates(TimeRange range, ReadingForm<T> form) {
        return readings(FUNDING_COLUMNS, range, form);
    }

    /** The Fear &amp; Greed values of a range, from 0 to 100. */
    public <T> List<T> sentiment(TimeRange range, ReadingForm<T> form) {
        return readings(SENTIMENT_COLUMNS, range, form);
    }

    private <T> List<T> readings(List<String> columns, TimeRange range, ReadingForm<T> form) {
        return new CsvRows(path, columns).read(range, row -> form.of(row.timeMs(), row.decimal(1)));
    }

    private <T> T candle(CsvRows.Row row, long intervalMs, CandleForm<T> form) {
        if (row.timeMs() % intervalMs != 0) {
            throw new IllegalArgumentException(
                    "timestamp_ms = " + row.timeMs() + ": must be a multiple of the interval " + intervalMs);
        }
        BigDecimal open = price(row, 1);
        BigDecimal statedHigh = price(row, 2);
        BigDecimal statedLow = price(row, 3);
        BigDecimal close = price(row, 4);
        BigDecimal volume = row.decimal(5);
        BigDecimal low = statedLow.min(open).min(close);
        BigDecimal high = statedHigh.max(open).max(close);
        if (low.compareTo(statedLow) != 0 || high.compareTo(statedHigh) != 0) {
            widened.incrementAndGet();
        }
        if (volume.signum() < 0) {
            throw row.wrong(5, "must not be negative");
        }
        return form.of(row.timeMs(), open, high, low, close, volume);
    }

    private static BigDecimal price(CsvRows.Row row, int column) {
        BigDecimal price = row.decimal(column);
        if (price.signum() <= 0) {
            throw row.wrong(column, "must be positive");
        }
        return price;
    }
}
