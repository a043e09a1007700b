package io.eternalengine.orchestration;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of orchestration.
 *
 * @param masterAccount where deposits arrive, and what no engine has stays
 * @param accounts that take part; their targets add up to no more than 1
 * @param driftLimit distance of an engine's weight from its target, above or below, that starts a rebalancing
 * @param excessShares of an excess to each engine, after promises are kept; they add up to 1
 * @param minTransfer nothing smaller is moved, in USDT
 * @param transferStep amounts are multiples of it, in USDT
 */
public record OrchestrationParameters(
        String masterAccount,
        List<EngineAccount> accounts,
        Decimal driftLimit,
        SortedMap<EngineId, Decimal> excessShares,
        Decimal minTransfer,
        Decimal transferStep) {
    public OrchestrationParameters {
        Require.text("masterAccount", masterAccount);
        accounts = List.copyOf(accounts);
        excessShares = Collections.unmodifiableSortedMap(new TreeMap<>(excessShares));
        Require.fraction("driftLimit", driftLimit);
        Require.positive("minTransfer", minTransfer);
        Require.positive("transferStep", transferStep);
        Decimal targets = accounts.stream().map(EngineAccount::target).reduce(Decimal.ZERO, Decimal::plus);
        Require.check(targets.isAtMost(Decimal.ONE), "sum of targets", targets, "must not be above 1", targets);
        Decimal shares = excessShares.values().stream().reduce(Decimal.ZERO, Decimal::plus);
        Require.check(shares.equals(Decimal.ONE), "sum of excess shares", shares, "must be 1", shares);
        Require.check(
                accounts.stream().map(EngineAccount::account).distinct().count() == accounts.size(),
                "accounts",
                accounts,
                "must be different",
                accounts);
    }

    /** The product's rules for these accounts. */
    public static OrchestrationParameters of(List<EngineAccount> accounts) {
        var shares = new TreeMap<EngineId, Decimal>();
        shares.put(EngineId.CORE_HODL, Decimal.of("0.50"));
        shares.put(EngineId.FUNDING, Decimal.of("0.30"));
        shares.put(EngineId.TACTICAL, Decimal.of("0.20"));
        return new OrchestrationParameters(
                "MASTER", accounts, Decimal.of("0.10"), shares, Decimal.of(10), Decimal.of("0.01"));
    }

    /** The five accounts of the product. */
    public static OrchestrationParameters defaults() {
        return of(List.of(
                new EngineAccount("CORE-HODL", EngineId.CORE_HODL, Decimal.of("0.60")),
                new EngineAccount("TREND-1", EngineId.TREND, Decimal.of("0.15")),
                new EngineAccount("TREND-2", EngineId.TREND, Decimal.of("0.05")),
                new EngineAccount("FUNDING", EngineId.FUNDING, Decimal.of("0.15")),
                new EngineAccount("TACTICAL", EngineId.TACTICAL, Decimal.of("0.05"))));
    }

    /** The accounts of an engine. */
    List<EngineAccount> accountsOf(EngineId engine) {
        List<EngineAccount> ofEngine = new ArrayList<>();
        for (EngineAccount account : accounts) {
            if (account.engine() == engine) {
                ofEngine.add(account);
            }
        }
        return ofEngine;
    }
}
