package io.eternalengine.local.fleet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AssetBalance;
import io.eternalengine.schemas.v1.PerpetualPositionMessage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Our ledger beside the venue's books, asset by asset and position by position, to the last unit.
 *
 * @param accounts how many accounts were compared
 * @param differences a sentence for each difference of balances
 * @param positionDifferences of the sizes of perpetual positions
 * @param fundingDifferences of what funding paid or cost each account
 */
record LedgerComparison(
        int accounts, List<String> differences, List<String> positionDifferences, List<String> fundingDifferences) {

    /**
     * Compares the last snapshot of each account. An account of which order execution never spoke is a difference when the
     * venue has traded on it.
     *
     * @param venueAccounts the venue's accounts by name
     * @param traded accounts with executions at the venue
     * @param ourFunding received by account, by our ledger
     * @param theirFunding the same by the venue
     */
    static LedgerComparison of(
            Map<String, AccountSnapshot> snapshots,
            JsonNode venueAccounts,
            Set<String> traded,
            SortedMap<String, BigDecimal> ourFunding,
            SortedMap<String, BigDecimal> theirFunding) {
        List<String> differences = new ArrayList<>();
        List<String> positionDifferences = new ArrayList<>();
        snapshots.forEach((account, snapshot) -> {
            JsonNode theirs = venueAccounts.path(account);
            compare(account + " ", balances(snapshot), balances(theirs.path("balances")), differences);
            compare(account + " ", positions(snapshot), positions(theirs.path("positions")), positionDifferences);
        });
        for (String account : traded) {
            if (!snapshots.containsKey(account)) {
                differences.add(account + " has traded, but there is no snapshot of it");
            }
        }
        List<String> fundingDifferences = new ArrayList<>();
        compare("funding of ", ourFunding, theirFunding, fundingDifferences);
        return new LedgerComparison(
                snapshots.size(),
                List.copyOf(differences),
                List.copyOf(positionDifferences),
                List.copyOf(fundingDifferences));
    }

    /** Whether the balances agree. */
    boolean equal() {
        return accounts > 0 && differences.isEmpty();
    }

    boolean positionsEqual() {
        return positionDifferences.isEmpty();
    }

    boolean fundingEquals() {
        return fundingDifferences.isEmpty();
    }

    boolean allEqual() {
        return equal() && positionsEqual() && fundingEquals();
    }

    /** Every difference, whatever it is of. */
    List<String> allDifferences() {
        return Stream.of(differences, positionDifferences, fundingDifferences)
                .flatMap(List::stream)
                .toList();
    }

    private static void compare(
            String where,
            SortedMap<String, BigDecimal> ours,
            SortedMap<String, BigDecimal> theirs,
            List<String> differences) {
        TreeSet<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        for (String name : names) {
            BigDecimal our = ours.getOrDefault(name, BigDecimal.ZERO);
            BigDecimal their = theirs.getOrDefault(name, BigDecimal.ZERO);
            if (our.compareTo(their) != 0) {
                differences.add(where + name + ": ledger " + our.toPlainString() + ", venue " + their.toPlainString());
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

    private static SortedMap<String, BigDecimal> positions(AccountSnapshot snapshot) {
        SortedMap<String, BigDecimal> positions = new TreeMap<>();
        for (PerpetualPositionMessage position : snapshot.getPositionsList()) {
            positions.put(position.getSymbol(), OrdersUnderWay.decimal(position.getQuantity()));
        }
        return positions;
    }

    private static SortedMap<String, BigDecimal> positions(JsonNode venue) {
        SortedMap<String, BigDecimal> positions = new TreeMap<>();
        venue.properties()
                .forEach(position -> positions.put(
                        position.getKey(),
                        OrdersUnderWay.decimal(position.getValue().path("size").asText())));
        return positions;
    }

    private static SortedMap<String, BigDecimal> balances(JsonNode venue) {
        SortedMap<String, BigDecimal> balances = new TreeMap<>();
        venue.properties()
                .forEach(asset -> balances.put(
                        asset.getKey(), OrdersUnderWay.decimal(asset.getValue().asText())));
        return balances;
    }
}
