package io.eternalengine.local.fleet.demo;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far the legs of a carry were apart, and for how long, by the venue's own records.
 *
 * @param longestMs the longest time that coins held and perpetual sold differed by a lot or more, in milliseconds of market time
 * @param size the greatest difference within that time, with the coin; empty without any
 */
record LegDistance(long longestMs, String size) {

    private record Apart(String coin, long sinceMs, BigDecimal greatest) {}

    /**
     * Of the fills of one account, oldest first.
     *
     * @param lots smallest step of the perpetual's quantity by symbol
     * @param nowMs how far the records reach
     */
    static LegDistance of(List<VenueFill> fills, Map<String, BigDecimal> lots, long nowMs) {
        Map<String, BigDecimal> differences = new HashMap<>();
        Map<String, Apart> apart = new HashMap<>();
        LegDistance longest = new LegDistance(0, "");
        for (VenueFill fill : fills) {
            if (fill.funding()) {
                continue;
            }
            String symbol = fill.symbol();
            // A coin held and a perpetual sold for it come to nothing.
            BigDecimal difference =
                    differences.getOrDefault(symbol, BigDecimal.ZERO).add(fill.received());
            differences.put(symbol, difference);
            boolean isApart = difference.abs().compareTo(lots.getOrDefault(symbol, BigDecimal.ZERO)) >= 0
                    && difference.signum() != 0;
            Apart before = apart.get(symbol);
            if (!isApart && before != null) {
                apart.remove(symbol);
                longest = longest.or(before, fill.atMs());
            } else if (isApart) {
                apart.put(
                        symbol,
                        before == null
                                ? new Apart(fill.coin(), fill.atMs(), difference.abs())
                                : new Apart(
                                        before.coin(),
                                        before.sinceMs(),
                                        before.greatest().max(difference.abs())));
            }
        }
        for (Apart still : apart.values()) {
            longest = longest.or(still, nowMs);
        }
        return longest;
    }

    private LegDistance or(Apart other, long untilMs) {
        long ms = untilMs - other.sinceMs();
        boolean isLonger = ms > longestMs || (ms == longestMs && size.isEmpty());
        return isLonger
                ? new LegDistance(ms, other.greatest().stripTrailingZeros().toPlainString() + " " + other.coin())
                : this;
    }
}
