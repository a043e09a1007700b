package io.eternalengine.orchestration;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.state.FrozenMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.SortedMap;

/** What engines are worth beside their targets, at one review; the master account counts in the total. */
final class EngineWeights {
    private final OrchestrationParameters parameters;
    private final FrozenMap<String, AccountFigures> figures;
    private final Decimal total;
    private final Decimal limit;
    private final EnumMap<EngineId, Decimal> excesses = new EnumMap<>(EngineId.class);

    EngineWeights(OrchestrationParameters parameters, SortedMap<String, AccountFigures> figures) {
        this.parameters = parameters;
        this.figures = FrozenMap.copyOf(figures);
        Decimal sum = Decimal.ZERO;
        for (int i = 0; i < this.figures.size(); i++) {
            sum = sum.plus(this.figures.valueAt(i).equity());
        }
        total = sum;
        limit = parameters.driftLimit().times(total);
        for (EngineAccount account : parameters.accounts()) {
            excesses.put(account.engine(), excess(account.engine()).minus(missing(account)));
        }
    }

    /** Whether no engine is further from its target than the limit: then nothing is to be moved. */
    boolean areWithinLimit() {
        for (Decimal excess : excesses.values()) {
            if (excess.abs().isAbove(limit)) {
                return false;
            }
        }
        return true;
    }

    OrchestrationParameters parameters() {
        return parameters;
    }

    /** Equity of an engine beyond its target; below 0 when it is worth less. */
    Decimal excess(EngineId engine) {
        return excesses.getOrDefault(engine, Decimal.ZERO);
    }

    /** What an account needs to reach its target; below 0 when it is worth more. */
    Decimal missing(EngineAccount account) {
        return total.times(account.target()).minus(of(account).equity());
    }

    /** Engines that are worth more than their targets, the furthest above first, equals in the order of the accounts. */
    List<EngineId> overweight() {
        List<EngineId> overweight = new ArrayList<>();
        for (EngineAccount account : parameters.accounts()) {
            EngineId engine = account.engine();
            if (excess(engine).isPositive() && !overweight.contains(engine)) {
                overweight.add(engine);
            }
        }
        overweight.sort(Comparator.comparing(this::excess).reversed());
        return overweight;
    }

    boolean isFarAbove(EngineId engine) {
        return excess(engine).isAbove(limit);
    }

    /** Accounts below their targets, of engines that are further below than the limit. */
    List<EngineAccount> farBelow() {
        List<EngineAccount> farBelow = new ArrayList<>();
        for (EngineAccount account : parameters.accounts()) {
            if (excess(account.engine()).negated().isAbove(limit)
                    && missing(account).isPositive()) {
                farBelow.add(account);
            }
        }
        return farBelow;
    }

    AccountFigures of(EngineAccount account) {
        return figures.getOrDefault(account.account(), AccountFigures.NOTHING);
    }
}
