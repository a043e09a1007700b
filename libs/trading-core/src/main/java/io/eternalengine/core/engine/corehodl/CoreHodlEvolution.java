package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.accounting.SpotBalances;
import io.eternalengine.core.model.AllTimeHigh;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.risk.HaltRegister;
import io.eternalengine.core.state.FrozenMap;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code evolve(state, event) → state}: the only way in which the state of CORE-HODL changes. */
final class CoreHodlEvolution {
    private CoreHodlPhase phase;
    private @Nullable CapitalAllocation capital;
    private SpotBalances balances;
    private FrozenMap<InstrumentId, Instrument> instruments;
    private FrozenMap<InstrumentId, MarketView> markets;
    private PurchaseProgram program;
    private FrozenMap<String, Task> tasks;
    private Decimal contribution;
    private long contributionSlices;
    private long rebalancings;
    private long lastRebalanceQuarter;
    private HaltRegister halts;
    private boolean riskHeard;
    private SortedSet<InstrumentId> liquidating;
    private EndedTries endedTries;
    private VenueFacts venueFacts;

    private CoreHodlEvolution(CoreHodlState state) {
        phase = state.phase();
        capital = state.capital();
        balances = state.balances();
        instruments = state.instruments();
        markets = state.markets();
        program = state.program();
        tasks = state.tasks();
        contribution = state.contribution();
        contributionSlices = state.contributionSlices();
        rebalancings = state.rebalancings();
        lastRebalanceQuarter = state.lastRebalanceQuarter();
        halts = state.halts();
        riskHeard = state.riskHeard();
        liquidating = state.liquidating();
        endedTries = state.endedTries();
        venueFacts = state.venueFacts();
    }

    static CoreHodlState evolve(CoreHodlState state, CoreHodlEvent event, String quoteAsset) {
        if (event instanceof CoreHodlEvent.PriceSeen seen) {
            return see(state, seen.candle());
        }
        var evolution = new CoreHodlEvolution(state);
        evolution.apply(event, quoteAsset);
        return evolution.result();
    }

    private void apply(CoreHodlEvent event, String quoteAsset) {
        switch (event) {
            case CoreHodlEvent.CapitalReceived received -> receive(received, quoteAsset);
            case CoreHodlEvent.InstrumentLearned learned ->
                instruments = instruments.with(learned.instrument().id(), learned.instrument());
            case CoreHodlEvent.PriceSeen seen -> markets = marketsAfter(markets, venueFacts, seen.candle());
            case CoreHodlEvent.HighLearned learned -> learnHigh(learned.high());
            case CoreHodlEvent.FeesLearned learned -> venueFacts = venueFacts.with(learned.rates());
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
                tasks = tasks.with(tried.taskName(), task(tried.taskName()).tried());
            case CoreHodlEvent.TryEnded ended -> endTry(ended);
            case CoreHodlEvent.TryRemembered remembered ->
                endedTries = endedTries.with(remembered.intentId(), remembered.ended());
            case CoreHodlEvent.FilledLate late -> fillLate(late);
            case CoreHodlEvent.TryFoundTooLarge found ->
                tasks = tasks.with(found.taskName(), task(found.taskName()).halved());
            case CoreHodlEvent.TaskDropped dropped -> tasks = tasks.without(dropped.taskName());
            case CoreHodlEvent.PurchaseGivenUp givenUp -> {
                tasks = tasks.without(givenUp.taskName());
                contribution = contribution.plus(givenUp.unspent());
            }
            case CoreHodlEvent.ProgramSpent spent -> program = program.withSpent(spent.instrument(), spent.value());
            case CoreHodlEvent.BooksMoved moved -> moveBooks(moved);
            case CoreHodlEvent.RiskHeard heard -> halts = halts.after(heard.command());
            case CoreHodlEvent.RiskLinkMoved moved -> riskHeard = moved.heard();
            case CoreHodlEvent.LiquidationOrdered ordered -> {
                liquidating = new TreeSet<>(liquidating);
                liquidating.add(ordered.instrument());
            }
            case CoreHodlEvent.LiquidationLifted ignored -> liquidating = Collections.emptySortedSet();
            case CoreHodlEvent.PhaseEntered entered -> phase = entered.phase();
        }
    }

    /** What nearly every candle changes, and nothing else. */
    private static CoreHodlState see(CoreHodlState state, Candle candle) {
        return state.with(marketsAfter(state.markets(), state.venueFacts(), candle));
    }

    private static FrozenMap<InstrumentId, MarketView> marketsAfter(
            FrozenMap<InstrumentId, MarketView> markets, VenueFacts venueFacts, Candle candle) {
        InstrumentId id = candle.instrument();
        MarketView known = markets.get(id);
        return markets.with(id, known == null ? venueFacts.begin(id, MarketView.of(candle)) : known.after(candle));
    }

    private void learnHigh(AllTimeHigh high) {
        venueFacts = venueFacts.with(high);
        MarketView market = markets.get(high.instrument());
        if (market != null) {
            markets = markets.with(high.instrument(), market.withHigh(high.price()));
        }
    }

    private void receive(CoreHodlEvent.CapitalReceived received, String quoteAsset) {
        capital = received.allocation();
        balances = balances.plus(quoteAsset, received.added());
        contribution = contribution.plus(received.contributed()).max(Decimal.ZERO);
    }

    private void moveBooks(CoreHodlEvent.BooksMoved moved) {
        balances = balances.after(moved.execution(), moved.baseAsset(), moved.quoteAsset());
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.valueAt(i);
            if (task.isTriedBy(moved.execution().intentId())) {
                tasks = tasks.with(
                        task.name(), task.afterExecution(moved.execution().quantity()));
            }
        }
    }

    private void endTry(CoreHodlEvent.TryEnded ended) {
        Task left = task(ended.taskName()).afterTry(ended.filledQuantity(), ended.filledValue());
        if (left == null || ended.taskDone()) {
            tasks = tasks.without(ended.taskName());
        } else {
            tasks = tasks.with(ended.taskName(), left);
        }
    }

    private void fillLate(CoreHodlEvent.FilledLate late) {
        endedTries = endedTries.with(late.intentId(), late.after());
        Task task = tasks.get(late.after().taskName());
        if (task == null) {
            contribution = ContributionRule.owns(late.after().taskName())
                    ? contribution.minus(late.fill().value()).max(Decimal.ZERO)
                    : contribution;
            return;
        }
        tasks = late.taskDone() ? tasks.without(task.name()) : tasks.with(task.name(), task.afterLateFill(late.fill()));
    }

    private void owe(Task task) {
        if (tasks.containsKey(task.name())) {
            throw new IllegalStateException("task " + task.name() + " is owed already");
        }
        tasks = tasks.with(task.name(), task);
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
                liquidating,
                endedTries,
                venueFacts);
    }
}
