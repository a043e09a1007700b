package io.eternalengine.local.fleet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AssetBalance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Our ledger beside the venue's books, asset by asset, to the last unit.
 *
 * @param accounts how many accounts were compared
 * @param differences a sentence for each difference
 */
record LedgerComparison(int accounts, List<String> differences) {

    /**
     * Compares the last snapshot of each account. An account of which order execution never spoke is a difference when the
     * venue has traded on it.
     *
     * @param venueAccounts the venue's accounts by name
     * @param traded accounts with executions at the venue
     */
    static LedgerComparison of(Map<String, AccountSnapshot> snapshots, JsonNode venueAccounts, Set<String> traded) {
        List<String> differences = new ArrayList<>();
        snapshots.forEach((account, snapshot) -> compare(
                account,
                balances(snapshot),
                balances(venueAccounts.path(account).path("balances")),
                differences));
        for (String account : traded) {
            if (!snapshots.containsKey(account)) {
                differences.add(account + " has traded, but there is no snapshot of it");
            }
        }
        return new LedgerComparison(snapshots.size(), List.copyOf(differences));
    }

    boolean equal() {
        return accounts > 0 && differences.isEmpty();
    }

    private static void compare(
            String account,
            SortedMap<String, BigDecimal> ours,
            SortedMap<String, BigDecimal> theirs,
            List<String> differences) {
        TreeSet<String> assets = new TreeSet<>(ours.keySet());
        assets.addAll(theirs.keySet());
        for (String asset : assets) {
            BigDecimal our = ours.getOrDefault(asset, BigDecimal.ZERO);
            BigDecimal their = theirs.getOrDefault(asset, BigDecimal.ZERO);
            if (our.compareTo(their) != 0) {
                differences.add(
                        account + " " + asset + ": ledger " + our.toPlainString() + ", venue " + their.toPlainString());
            }
        }
    }

    private static SortedMap<String, BigDecimal> balances(AccountSnapshot snapshot) {
        SortedMap<String, BigDecimal> balances = new TreeMap<>();
        for (AssetBalance balance : snapshot.getBalancesList()) {
            balances.put(balance.getAsset(), OrdersUnderWay.decimal(balance.getAmount()));
        }
        return balances;
    }

    private static SortedMap<String, BigDecimal> balances(JsonNode venue) {
        SortedMap<String, BigDecimal> balances = new TreeMap<>();
        venue.properties()
                .forEach(asset -> balances.put(
                        asset.getKey(), OrdersUnderWay.decimal(asset.getValue().asText())));
        return balances;
    }
}
