package io.eternalengine.local.fleet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long positions in perpetuals had no stop at the venue, by the venue's own records. */
final class ProtectionTimes {
    private static final String WAITING = "Untriggered";

    /** From a moment to just before another, in epoch milliseconds. */
    private record Span(long fromMs, long toMs) {}

    private ProtectionTimes() {}

    /**
     * The longest time that a position of an account had no stop, in milliseconds of market time.
     *
     * @param fills of the account, oldest first
     * @param orders of all accounts
     * @param nowMs how far the records reach
     */
    static long longestWithoutStopMs(String account, List<VenueFill> fills, JsonNode orders, long nowMs) {
        long longestMs = 0;
        for (Map.Entry<String, List<Span>> positions : positions(fills, nowMs).entrySet()) {
            List<Span> stops = stops(account, positions.getKey(), orders, nowMs);
            for (Span position : positions.getValue()) {
                longestMs = Math.max(longestMs, longestGapMs(position, stops));
            }
        }
        return longestMs;
    }

    /** When there was a position, by symbol. */
    private static Map<String, List<Span>> positions(List<VenueFill> fills, long nowMs) {
        Map<String, List<Span>> spans = new TreeMap<>();
        Map<String, BigDecimal> sizes = new TreeMap<>();
        Map<String, Long> openedMs = new TreeMap<>();
        for (VenueFill fill : fills) {
            if (!fill.linear() || fill.funding()) {
                continue;
            }
            BigDecimal before = sizes.getOrDefault(fill.symbol(), BigDecimal.ZERO);
            BigDecimal after = before.add(fill.quantity());
            sizes.put(fill.symbol(), after);
            // A position that turns is another one.
            if (before.signum() != after.signum()) {
                Long sinceMs = openedMs.remove(fill.symbol());
                if (sinceMs != null) {
                    spans.computeIfAbsent(fill.symbol(), _ -> new ArrayList<>()).add(new Span(sinceMs, fill.atMs()));
                }
                if (after.signum() != 0) {
                    openedMs.put(fill.symbol(), fill.atMs());
                }
            }
        }
        openedMs.forEach((symbol, sinceMs) ->
                spans.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(new Span(sinceMs, nowMs)));
        return spans;
    }

    /** When a stop waited, in the order of their beginnings. */
    private static List<Span> stops(String account, String symbol, JsonNode orders, long nowMs) {
        List<Span> stops = new ArrayList<>();
        for (JsonNode order : orders) {
            if (order.path("account").asText().equals(account)
                    && order.path("symbol").asText().equals(symbol)
                    && order.path("stopOrderType").asText().endsWith("StopLoss")) {
                boolean waits = order.path("orderStatus").asText().equals(WAITING);
                stops.add(new Span(
                        Long.parseLong(order.path("createdTime").asText()),
                        waits ? nowMs : Long.parseLong(order.path("updatedTime").asText())));
            }
        }
        stops.sort((one, other) -> Long.compare(one.fromMs(), other.fromMs()));
        return stops;
    }

    private static long longestGapMs(Span position, List<Span> stops) {
        long longestMs = 0;
        long coveredMs = position.fromMs();
        for (Span stop : stops) {
            if (stop.toMs() <= coveredMs) {
                continue;
            }
            longestMs = Math.max(longestMs, Math.min(stop.fromMs(), position.toMs()) - coveredMs);
            coveredMs = Math.max(coveredMs, stop.toMs());
        }
        return Math.max(longestMs, position.toMs() - coveredMs);
    }
}
