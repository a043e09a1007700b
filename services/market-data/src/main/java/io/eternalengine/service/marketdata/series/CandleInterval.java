package io.eternalengine.service.marketdata.series;

import io.eternalengine.bybit.Kline;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The lengths of candles that the exchange offers. */
public final class CandleInterval {
    private static final SortedMap<Long, String> NAMES = new TreeMap<>();

    static {
        for (String name : List.of("1", "3", "5", "15", "30", "60", "120", "240", "360", "720", "D", "W")) {
            NAMES.put(Kline.intervalMs(name), name);
        }
    }

    private CandleInterval() {}

    /** The exchange's name of an interval; a length that it does not offer is refused. */
    public static String nameOf(long intervalMs) {
        String name = NAMES.get(intervalMs);
        if (name == null) {
            throw new IllegalArgumentException("interval_ms is " + intervalMs + ": must be one of " + NAMES.keySet());
        }
        return name;
    }
}
