package io.eternalengine.venue.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/** The lengths of bars that the exchange offers; days, weeks from Monday and months begin at midnight UTC. */
public enum BarInterval {
    MINUTE_1("1", 1),
    MINUTE_3("3", 3),
    MINUTE_5("5", 5),
    MINUTE_15("15", 15),
    MINUTE_30("30", 30),
    HOUR_1("60", 60),
    HOUR_2("120", 120),
    HOUR_4("240", 240),
    HOUR_6("360", 360),
    HOUR_12("720", 720),
    DAY("D", 24 * 60),
    WEEK("W", 7 * 24 * 60),
    MONTH("M", 31 * 24 * 60);

    private static final long MINUTE_MS = 60_000;
    /** The epoch began on a Thursday. */
    private static final long FIRST_MONDAY_MS = 4 * 24 * 60 * MINUTE_MS;

    private final String wireName;
    private final long longestMs;

    BarInterval(String wireName, long minutes) {
        this.wireName = wireName;
        this.longestMs = minutes * MINUTE_MS;
    }

    /** The interval of a name on the wire. */
    public static Optional<BarInterval> named(String wireName) {
        return Arrays.stream(values())
                .filter(interval -> interval.wireName.equals(wireName))
                .findFirst();
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }

    /** The length; that of the longest month for months. */
    public long longestMs() {
        return longestMs;
    }

    /** Whether a bar is shorter than the candles that are played. */
    boolean isWithinAnHour() {
        return longestMs < Candle.LENGTH_MS;
    }

    /** Start of the bar that holds a time. */
    public long startOf(long timeMs) {
        return switch (this) {
            case MINUTE_1, MINUTE_3, MINUTE_5, MINUTE_15, MINUTE_30, HOUR_1, HOUR_2, HOUR_4, HOUR_6, HOUR_12, DAY ->
                timeMs - Math.floorMod(timeMs, longestMs);
            case WEEK -> timeMs - Math.floorMod(timeMs - FIRST_MONDAY_MS, longestMs);
            case MONTH -> startOf(dayOf(timeMs).withDayOfMonth(1));
        };
    }

    /** End of the bar that starts at a time. */
    public long endOf(long startMs) {
        return this == MONTH ? startOf(dayOf(startMs).plusMonths(1)) : startMs + longestMs;
    }

    private static LocalDate dayOf(long timeMs) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(timeMs), ZoneOffset.UTC);
    }

    private static long startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
