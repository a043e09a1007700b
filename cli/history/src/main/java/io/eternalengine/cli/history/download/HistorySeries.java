package io.eternalengine.cli.history.download;

import io.eternalengine.bybit.Category;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What one file holds.
 *
 * @param symbol such as BTCUSDT
 */
public record HistorySeries(String symbol, Kind kind) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String FUNDING_OF_ANY_INTERVAL = "-bybit-funding";
    private static final long FUNDING_GRID_MS = Duration.ofHours(8).toMillis();

    /** The kinds of files. */
    public enum Kind {
        /** Hourly candles of the spot market. */
        SPOT_CANDLES("bybit-spot-1h", "timestamp_ms,open,high,low,close,volume", Duration.ofHours(1000)),
        /** Hourly candles of the perpetual. */
        LINEAR_CANDLES("bybit-linear-1h", "timestamp_ms,open,high,low,close,volume", Duration.ofHours(1000)),
        /** Settlements of the perpetual's funding. */
        FUNDING("bybit-funding-8h", "timestamp_ms,funding_rate", Duration.ofDays(66));

        private final String name;
        private final String header;
        private final Duration page;

        Kind(String name, String header, Duration page) {
            this.name = name;
            this.header = header;
            this.page = page;
        }
    }

    /** The files of a symbol in some categories. */
    public static List<HistorySeries> of(String symbol, Category category) {
        return switch (category) {
            case SPOT -> List.of(new HistorySeries(symbol, Kind.SPOT_CANDLES));
            case LINEAR ->
                List.of(new HistorySeries(symbol, Kind.LINEAR_CANDLES), new HistorySeries(symbol, Kind.FUNDING));
        };
    }

    /** The file's name without its ending. */
    String fileName() {
        return symbol + "-" + kind.name;
    }

    /** The names that its file may have, without their ending. */
    List<String> fileNames() {
        return kind == Kind.FUNDING ? List.of(fileName(), symbol + FUNDING_OF_ANY_INTERVAL) : List.of(fileName());
    }

    /**
     * The name of a file that holds rows of some times: funding is only named after eight hours when nothing is settled between
     * them. Intervals differ from symbol to symbol and change.
     */
    String fileNameFor(long[] timesMs) {
        boolean off = kind == Kind.FUNDING && Arrays.stream(timesMs).anyMatch(timeMs -> timeMs % FUNDING_GRID_MS != 0);
        return off ? symbol + FUNDING_OF_ANY_INTERVAL : fileName();
    }

    /** In a few words, for people. */
    public String title() {
        return switch (kind) {
            case SPOT_CANDLES -> "spot";
            case LINEAR_CANDLES -> "linear";
            case FUNDING -> "funding";
        };
    }

    String header() {
        return kind.header;
    }

    /** How much time is asked for at once: a thousand candles, two hundred settlements of every eight hours. */
    long pageMs() {
        return kind.page.toMillis();
    }

    /** Whether its rows are candles. */
    public boolean hasCandles() {
        return kind != Kind.FUNDING;
    }

    static long candleMs() {
        return HOUR.toMillis();
    }
}
