package io.eternalengine.venue.market;

import java.util.Map;

/**
 * How often the linear markets of a generated market settle funding.
 *
 * @param usualHours of symbols that are not named
 * @param hours of those that are
 */
public record FundingIntervals(int usualHours, Map<String, Integer> hours) {

    /** Every eight hours. */
    public static final FundingIntervals USUAL = new FundingIntervals(8, Map.of());

    public FundingIntervals {
        hours = Map.copyOf(hours);
        requireKnown(usualHours);
        hours.values().forEach(FundingIntervals::requireKnown);
    }

    /** Whether the exchange settles funding so often. */
    public static boolean isKnown(int hours) {
        return hours == 1 || hours == 2 || hours == 4 || hours == 8;
    }

    private static void requireKnown(int hours) {
        if (!isKnown(hours)) {
            throw new IllegalArgumentException("hours = " + hours + ": must be 1, 2, 4 or 8");
        }
    }

    int hoursOf(String symbol) {
        return hours.getOrDefault(symbol, usualHours);
    }
}
