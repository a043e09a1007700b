package io.eternalengine.local.fleet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.local.fleet.venue.VenueAdmin;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the venue's own books say after a run.
 *
 * @param equity USDT over all accounts
 * @param accounts balances by account
 * @param traded accounts with executions
 * @param duplicateOrders orders beyond the first with the same client order id
 */
record VenueBooks(
        long orders, long fills, long duplicateOrders, BigDecimal equity, JsonNode accounts, Set<String> traded) {

    static VenueBooks read(VenueAdmin venue) {
        JsonNode summary = venue.get("summary");
        Set<String> traded = new TreeSet<>();
        venue.get("executions")
                .path("executions")
                .forEach(execution -> traded.add(execution.path("account").asText()));
        return new VenueBooks(
                summary.required("orders").asLong(),
                summary.required("executions").asLong(),
                summary.required("duplicateOrders").asLong(),
                new BigDecimal(summary.required("totalEquity").asText()),
                venue.get("accounts").required("accounts"),
                traded);
    }
}
