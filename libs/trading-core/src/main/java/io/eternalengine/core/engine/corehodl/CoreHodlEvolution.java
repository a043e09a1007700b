package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.accounting.SpotBalances;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.risk.HaltRegister;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code evolve(state, event) → state}: the only way in which the state of CORE-HODL changes. */
final class CoreHodlEvolution {
    private CoreHodlPhase phase;
    private @Nullable CapitalAllocation capital;
    private SpotBalances balances;
    private final SortedMap<InstrumentId, Instrument> instruments;
    private final SortedMap<InstrumentId, MarketView> markets;
    private PurchaseProgram program;
    private final SortedMap<String, Task> tasks;
    private Decimal contribution;
    private long contributionSlices;
    private long rebalancings;
    private long lastRebalanceQuarter;
    private HaltRegister halts;
    private boolean riskHeard;
    private final SortedSet<InstrumentId> liquidating;

    private CoreHodlEvolution(CoreHodlState state) {
        phase = state.phase();
        capital = state.capital();
        balances = state.balances();
        instruments = new TreeMap<>(state.instruments());
        markets = new TreeMap<>(state.markets());
        program = state.program();
        tasks = new TreeMap<>(state.tasks());
        contribution = state.contribution();
        contributionSlices = state.contributionSlices();
        rebalancings = state.rebalancings();
        lastRebalanceQuarter = state.lastRebalanceQuarter();
        halts = state.halts();
        riskHeard = state.riskHeard();
        liquidating = new TreeSet<>(state.liquidating());
    }

    static CoreHodlState evolve(CoreHodlState state, CoreHodlEvent event, String quoteAsset) {
        var evolution = new CoreHodlEvolution(state);
        evolution.apply(event, quoteAsset);
        return evolution.result();
    }

    private void apply(CoreHodlEvent event, String quoteAsset) {
        switch (event) {
            case CoreHodlEvent.CapitalReceived received -> receive(received, quoteAsset);
            case CoreHodlEvent.InstrumentLearned learned ->
                instruments.put(learned.instrument().id(), learned.instrument());
            case CoreHodlEvent.PriceSeen seen ->
                markets.merge(
                        seen.candle().instrument(),
                        MarketView.of(seen.candle()),
                        (known, fresh) -> known.after(seen.candle()));
            case CoreHodlEvent.ProgramBegun begun -> program = program.begunOn(begun.day(), begun.totalCapital());
            case CoreHodlEvent.PartOwed owed -> {
                owe(owed.task());
                program = program.withNextPart(owed.task().instrument());
            }
            case CoreHodlEvent.ContributionOwed owed -> {
                owe(owed.task());
                contribution = contribution.minus(owed.amount());
                contributionSlices++;
            }
            case CoreHodlEvent.RestorationOwed owed -> contribution = owed.contribution();
            case CoreHodlEvent.RebalancingBegun begun -> {
                owe(begun.sale());
                rebalancings++;
                phase = CoreHodlPhase.REBALANCING;
            }
            case CoreHodlEvent.TaskOwed owed -> owe(owed.task());
            case CoreHodlEvent.QuarterChecked checked -> lastRebalanceQuarter = checked.quarter();
            case CoreHodlEvent.TaskTried tried ->
                tasks.put(tried.taskName(), task(tried.taskName()).tried());
            case CoreHodlEvent.TryEnded ended -> endTry(ended);
            case CoreHodlEvent.TaskDropped dropped -> tasks.remove(dropped.taskName());
            case CoreHodlEvent.ProgramSpent spent -> program = program.withSpent(spent.instrument(), spent.value());
            case CoreHodlEvent.BooksMoved moved -> moveBooks(moved);
            case CoreHodlEvent.RiskHeard heard -> halts = halts.after(heard.command());
            case CoreHodlEvent.RiskLinkMoved moved -> riskHeard = moved.heard();
            case CoreHodlEvent.LiquidationOrdered ordered -> liquidating.add(ordered.instrument());
            case CoreHodlEvent.LiquidationLifted ignored -> liquidating.clear();
            case CoreHodlEvent.PhaseEntered entered -> phase = entered.phase();
        }
    }

    private void receive(CoreHodlEvent.CapitalReceived received, String quoteAsset) {
        capital = received.allocation();
        balances = balances.plus(quoteAsset, received.added());
        contribution = contribution.plus(received.contributed()).max(Decimal.ZERO);
    }

    private void moveBooks(CoreHodlEvent.BooksMoved moved) {
        balances = balances.after(moved.execution(), moved.baseAsset(), moved.quoteAsset());
        tasks.replaceAll((name, task) ->
                task.inFlight() && task.intentId().equals(moved.execution().intentId())
                        ? task.afterExecution(moved.execution().quantity())
                        : task);
    }

    private void endTry(CoreHodlEvent.TryEnded ended) {
        Task left = task(ended.taskName()).afterTry(ended.filledQuantity(), ended.filledValue());
        if (left == null || ended.taskDone()) {
            tasks.remove(ended.taskName());
        } else {
            tasks.put(ended.taskName(), left);
        }
    }

    private void owe(Task task) {
        if (tasks.putIfAbsent(task.name(), task) != null) {
            throw new IllegalStateException("task " + task.name() + " is owed already");
        }
    }

    private Task task(String name) {
        return Objects.requireNonNull(tasks.get(name), name);
    }

    private CoreHodlState result() {
        return new CoreHodlState(
                phase,
                capital,
                balances,
                instruments,
                markets,
                program,
                tasks,
                contribution,
                contributionSlices,
                rebalancings,
                lastRebalanceQuarter,
                halts,
                riskHeard,
                liquidating);
    }
}
