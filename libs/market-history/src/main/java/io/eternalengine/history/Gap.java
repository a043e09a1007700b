package io.eternalengine.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Candles that are missing between two others.
 *
 * @param fromMs when the first missing candle would open
 * @param toMs when the next candle opens
 * @param candles how many are missing
 */
public record Gap(long fromMs, long toMs, long candles) {
    /** The gaps between candles that open at these times, which are in order. */
    public static List<Gap> between(long[] openTimesMs, long intervalMs) {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 1; i < openTimesMs.length; i++) {
            long expectedMs = openTimesMs[i - 1] + intervalMs;
            if (openTimesMs[i] > expectedMs) {
                gaps.add(new Gap(expectedMs, openTimesMs[i], (openTimesMs[i] - expectedMs) / intervalMs));
            }
        }
        return gaps;
    }

    @Override
    public String toString() {
        return candles + " candles are missing from " + Instant.ofEpochMilli(fromMs) + " to "
                + Instant.ofEpochMilli(toMs);
    }
}
