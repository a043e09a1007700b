package io.eternalengine.local.fleet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.local.fleet.venue.VenueAdmin;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the venue's own books say after a run.
 *
 * @param tradesMade executions without settlements of funding
 * @param orders as listed, of all accounts
 * @param fills by account, oldest first; settlements of funding among them
 * @param duplicateOrders orders beyond the first with the same client order id
 * @param equity USDT over all accounts
 * @param accounts balances and positions by account
 */
record VenueBooks(
        long nowMs,
        long ordersTaken,
        long tradesMade,
        JsonNode orders,
        SortedMap<String, List<VenueFill>> fills,
        long duplicateOrders,
        BigDecimal equity,
        JsonNode accounts) {

    static VenueBooks read(VenueAdmin venue) {
        JsonNode summary = venue.get("summary");
        return new VenueBooks(
                summary.required("nowMs").asLong(),
                summary.required("orders").asLong(),
                summary.required("trades").asLong(),
                venue.get("orders").required("orders"),
                VenueFill.of(venue.get("executions").required("executions")).stream()
                        .collect(Collectors.groupingBy(VenueFill::account, TreeMap::new, Collectors.toList())),
                summary.required("duplicateOrders").asLong(),
                new BigDecimal(summary.required("totalEquity").asText()),
                venue.get("accounts").required("accounts"));
    }

    List<VenueFill> fillsOf(String account) {
        return fills.getOrDefault(account, List.of());
    }

    /** Orders with a client order id: those of the venue itself, such as stops of positions, have none. */
    long ordersOf(String account) {
        return StreamSupport.stream(orders.spliterator(), false)
                .filter(order -> order.path("account").asText().equals(account))
                .filter(order -> !order.path("orderLinkId").asText().isEmpty())
                .count();
    }

    /** What funding paid to each account; one that had no settlement is left out. */
    SortedMap<String, BigDecimal> funding() {
        SortedMap<String, BigDecimal> funding = new TreeMap<>();
        fills.values().stream()
                .flatMap(List::stream)
                .filter(VenueFill::funding)
                .forEach(fill -> funding.merge(fill.account(), fill.fee().negate(), BigDecimal::add));
        return funding;
    }

    long longestWithoutStopMs(String account) {
        return ProtectionTimes.longestWithoutStopMs(account, fillsOf(account), orders, nowMs);
    }

    /** How far the legs of an account were apart. */
    LegDistance legs(String account, VenueAdmin venue) {
        Map<String, BigDecimal> lots = new HashMap<>();
        fillsOf(account).stream()
                .filter(VenueFill::linear)
                .map(VenueFill::symbol)
                .distinct()
                .forEach(symbol -> lots.put(symbol, venue.quantityStep(InstrumentId.linear(symbol))));
        return LegDistance.of(fillsOf(account), lots, nowMs);
    }
}
