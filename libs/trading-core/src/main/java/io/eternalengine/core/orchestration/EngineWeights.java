package io.eternalengine.core.orchestration;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/** What engines are worth beside their targets, at one review; the master account counts in the total. */
record EngineWeights(
        OrchestrationParameters parameters, SortedMap<String, AccountFigures> figures, Decimal total, Decimal limit) {
    static EngineWeights of(OrchestrationParameters parameters, SortedMap<String, AccountFigures> figures) {
        Decimal total = figures.values().stream().map(AccountFigures::equity).reduce(Decimal.ZERO, Decimal::plus);
        return new EngineWeights(
                parameters, figures, total, parameters.driftLimit().times(total));
    }

    /** Equity of an engine beyond its target; below 0 when it is worth less. */
    Decimal excess(EngineId engine) {
        return parameters.accountsOf(engine).stream()
                .map(account -> missing(account).negated())
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    /** What an account needs to reach its target; below 0 when it is worth more. */
    Decimal missing(EngineAccount account) {
        return total.times(account.target()).minus(of(account).equity());
    }

    /** Engines that are worth more than their targets, the furthest above first. */
    List<EngineId> overweight() {
        return engines().stream()
                .filter(engine -> excess(engine).isPositive())
                .sorted(Comparator.comparing(this::excess).reversed())
                .toList();
    }

    boolean isFarAbove(EngineId engine) {
        return excess(engine).isAbove(limit);
    }

    /** Accounts below their targets, of engines that are further below than the limit. */
    List<EngineAccount> farBelow() {
        return parameters.accounts().stream()
                .filter(account -> excess(account.engine()).negated().isAbove(limit))
                .filter(account -> missing(account).isPositive())
                .toList();
    }

    private List<EngineId> engines() {
        return parameters.accounts().stream()
                .map(EngineAccount::engine)
                .distinct()
                .toList();
    }

    AccountFigures of(EngineAccount account) {
        return figures.getOrDefault(account.account(), AccountFigures.NOTHING);
    }
}
