package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * A candle.
 *
 * @param interval as the exchange names it: minutes, or D for a day
 * @param startMs time of its open, epoch milliseconds
 * @param volume traded quantity in the base coin
 * @param turnover traded value in the quote coin
 * @param closed whether it will change no more; only closed candles may be acted on
 * @param widened whether the exchange said an open or close outside of low to high, which now hold them
 * @param publishedAtMs time of the exchange, as the message says that held the candle
 */
public record Kline(
        Category category,
        String symbol,
        String interval,
        long startMs,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal turnover,
        boolean closed,
        boolean widened,
        long publishedAtMs) {

    /** The message that holds the row says when it was published. */
    private static final long NOT_SAID = 0;

    private static final String[] COLUMNS = {"start", "open", "high", "low", "close", "volume", "turnover"};

    public Kline {
        BigDecimal lowest = open.min(close);
        BigDecimal highest = open.max(close);
        if (low.signum() <= 0 || low.compareTo(lowest) > 0 || high.compareTo(highest) < 0) {
            throw new MalformedAnswerException("a kline whose low and high do not enclose its open and close");
        }
        if (volume.signum() < 0 || turnover.signum() < 0) {
            throw new MalformedAnswerException("a kline whose volume or turnover is negative");
        }
    }

    /** A candle as the exchange says it, published at its end. */
    public Kline(
            Category category,
            String symbol,
            String interval,
            long startMs,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume,
            BigDecimal turnover,
            boolean closed) {
        this(
                category,
                symbol,
                interval,
                startMs,
                open,
                high,
                low,
                close,
                volume,
                turnover,
                closed,
                false,
                startMs + intervalMs(interval));
    }

    /** The same candle, published at this time of the exchange. */
    public Kline publishedAt(long atMs) {
        return new Kline(
                category, symbol, interval, startMs, open, high, low, close, volume, turnover, closed, widened, atMs);
    }

    /** The exchange has candles whose open or close lies outside of low to high: these are widened to hold them. */
    private static Kline enclosing(
            Category category, String symbol, String interval, long startMs, BigDecimal[] values, boolean closed) {
        BigDecimal low = values[3].min(values[1]).min(values[4]);
        BigDecimal high = values[2].max(values[1]).max(values[4]);
        boolean widened = low.compareTo(values[3]) != 0 || high.compareTo(values[2]) != 0;
        return new Kline(
                category, symbol, interval, startMs, values[1], high, low, values[4], values[5], values[6], closed,
                widened, NOT_SAID);
    }

    /** The length of an interval as the exchange names it, in milliseconds. */
    public static long intervalMs(String interval) {
        return switch (interval) {
            case "1", "3", "5", "15", "30", "60", "120", "240", "360", "720" ->
                Duration.ofMinutes(Long.parseLong(interval)).toMillis();
            case "D" -> Duration.ofDays(1).toMillis();
            case "W" -> Duration.ofDays(7).toMillis();
            default ->
                throw new IllegalArgumentException(
                        "interval = " + interval + ": must be one of 1, 3, 5, 15, 30, 60, 120, 240, 360, 720, D, W");
        };
    }

    static Kline read(Category category, String symbol, String interval, JsonNode row, boolean closed) {
        if (!row.isArray() || row.size() < COLUMNS.length) {
            throw new MalformedAnswerException(
                    "a kline row: expected an array of " + COLUMNS.length + " in " + PayloadShape.of(row));
        }
        BigDecimal[] values = new BigDecimal[COLUMNS.length];
        for (int i = 1; i < COLUMNS.length; i++) {
            values[i] = Fields.parseDecimal(COLUMNS[i], row.get(i).asText());
        }
        long startMs = Fields.parseInteger(COLUMNS[0], row.get(0).asText());
        return enclosing(category, symbol, interval, startMs, values, closed);
    }

    static Kline read(Category category, String symbol, Fields fields) {
        BigDecimal[] values = new BigDecimal[COLUMNS.length];
        for (int i = 1; i < COLUMNS.length; i++) {
            values[i] = fields.decimal(COLUMNS[i]);
        }
        return enclosing(
                category, symbol, fields.text("interval"), fields.integer(COLUMNS[0]), values, fields.flag("confirm"));
    }
}
