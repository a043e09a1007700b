package io.eternalengine.engine.trend;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.state.InstrumentIndexes;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.NoActionBand;
import io.eternalengine.engine.Reason;
import io.eternalengine.engine.SharedRule;
import io.eternalengine.engine.TradingEngine;
import java.util.Optional;

/** The TREND engine of one account. It enters and leaves on closed candles; everything else moves its books and orders. */
public final class TrendEngine implements TradingEngine {
    static final Reason NOT_OURS =
            new Reason(SharedRule.NOT_OURS, "an instrument or interval that the engine does not follow");
    static final Reason FUNDING_NOT_OURS = new Reason(SharedRule.NOT_OURS, "funding of another instrument");
    static final Reason NO_SENTIMENT = new Reason(SharedRule.NOT_OURS, "the engine follows no sentiment");
    static final Reason CANDLE_KNOWN =
            new Reason(SharedRule.CANDLE_KNOWN, "a candle of this time or a later one was applied before");
    static final Reason AWAITING_CAPITAL = new Reason(SharedRule.AWAITING_CAPITAL, "no capital is assigned yet");
    static final Reason AWAITING_INSTRUMENT =
            new Reason(SharedRule.AWAITING_INSTRUMENT, "the trading rules of the instrument are not known yet");
    static final Reason ENTERING = new Reason(TrendRule.ENTERING, "the entry is under way");

    private final TrendParameters parameters;
    private final InstrumentIndexes indexes;
    private TrendState state;
    private boolean usesBands = true;
    private Decision notOurs = Decision.withoutIntents("", NOT_OURS.rule(), NOT_OURS.explanation());

    public TrendEngine(TrendParameters parameters) {
        this.parameters = parameters;
        indexes = new InstrumentIndexes(parameters::indexOf);
        state = TrendState.initial(parameters);
    }

    @Override
    public EngineId id() {
        return EngineId.TREND;
    }

    @Override
    public Decision on(EngineInput input) {
        // Most inputs are candles, and a switch over many patterns takes its time.
        if (input instanceof EngineInput.CandleClosed closed) {
            return onCandle(closed.candle());
        }
        var step = new TrendStep(parameters, state, input.eventTimeMs());
        switch (input) {
            case EngineInput.CandleClosed closed -> throw new IllegalStateException("a candle after all: " + closed);
            case EngineInput.Executed executed -> onExecution(step, executed.execution());
            case EngineInput.OrderMoved moved -> OrderRule.on(step, moved.update());
            case EngineInput.VerdictGiven given -> OrderRule.on(step, given.verdict());
            case EngineInput.CapitalAssigned assigned -> onCapital(step, assigned.allocation());
            case EngineInput.InstrumentDescribed described -> onInstrument(step, described.instrument());
            case EngineInput.FundingSettled settled -> onFunding(step, settled.settlement());
            case EngineInput.RiskCommanded commanded -> ReductionRule.on(step, commanded.command());
            case EngineInput.RiskLeaseChanged changed -> onRiskLease(step, changed.held());
            case EngineInput.TickerChanged ignored ->
                step.because(SharedRule.NOT_OURS, "the engine trades on closed candles");
            case EngineInput.SentimentPublished ignored -> step.because(NO_SENTIMENT);
            case EngineInput.HighStated ignored ->
                step.because(SharedRule.NOT_OURS, "the engine looks at no all-time high");
            case EngineInput.FeesStated ignored -> step.because(SharedRule.NOT_OURS, "the engine assumes no fees");
        }
        return step.decision();
    }

    /** An average over 200 days is known after 200 days, unless history is read. */
    @Override
    public Optional<String> idleCapital() {
        for (int i = 0; i < parameters.assets().size(); i++) {
            TrendMarket market = state.assets().get(i).market();
            if (market.lastCloseTimeMs() > 0
                    && state.hasCapitalAt(market.lastCloseTimeMs())
                    && !market.indicators().areWarm()) {
                return Optional.of(parameters.account() + " has capital and enters nothing in "
                        + parameters.assets().get(i).instrument().symbol()
                        + ": fewer decision bars are known than its averages take");
            }
        }
        return Optional.empty();
    }

    @Override
    public void useNoActionBands(boolean use) {
        usesBands = use;
    }

    @Override
    public boolean riskLeaseHeld() {
        return state.risk().leaseHeld();
    }

    @Override
    public HaltRegister halts() {
        return state.risk().halts();
    }

    @Override
    public byte[] snapshot() {
        return snapshot(TrendState.FORMATS.current());
    }

    @Override
    public byte[] snapshot(int format) {
        return state.encode(format);
    }

    @Override
    public void restore(byte[] snapshot) {
        state = TrendState.decode(snapshot, parameters);
    }

    /** The account at the latest closes, by the engine's own books, in the quote asset. */
    public Decimal equity() {
        return state.equity();
    }

    /** Quantity held of an asset, by its index in the parameters; positive when long, in the base asset. */
    public Decimal held(int index) {
        return state.held(index);
    }

    TrendState state() {
        return state;
    }

    private Decision onCandle(Candle candle) {
        int index = indexes.of(candle.instrument());
        if (index < 0 || candle.intervalMs() != parameters.candle().toMillis()) {
            return notOurs();
        }
        AssetState asset = state.assets().get(index);
        if (candle.openTimeMs() < asset.market().lastCloseTimeMs()) {
            return Decision.withoutIntents(asset.phase().name(), CANDLE_KNOWN.rule(), CANDLE_KNOWN.explanation());
        }
        NoActionBand band = usesBands ? asset.band() : null;
        if (band != null && band.holds(candle)) {
            asset.market().on(candle);
            return band.decision();
        }
        Decision decision = step(index, candle);
        asset.band(WithinBar.band(state, asset, parameters.exits()));
        return decision;
    }

    /** Made anew only when a phase has changed: half of the candles are of others. */
    @SuppressWarnings("ReferenceEquality") // Phases that did not change have the same name.
    private Decision notOurs() {
        String phases = state.phases();
        if (notOurs.state() != phases) {
            notOurs = Decision.withoutIntents(phases, NOT_OURS.rule(), NOT_OURS.explanation());
        }
        return notOurs;
    }

    private Decision step(int index, Candle candle) {
        var step = new TrendStep(parameters, state, candle.closeTimeMs());
        step.concerns(index);
        state.on(index, candle);
        reviewMoment(step, index, candle);
        return step.decision();
    }

    /** In the order of the assets, so that it does not matter whose candle of a moment comes first. */
    private static void reviewMoment(TrendStep step, int index, Candle candle) {
        for (int i = 0; i < step.state().assets().size(); i++) {
            if (i == index) {
                review(step, index, candle);
            } else if (step.state().capital() != null && EntryRule.waits(step, i)) {
                EntryRule.review(step, i);
            }
        }
    }

    private static void review(TrendStep step, int index, Candle candle) {
        AssetState asset = step.asset(index);
        Reason waiting = WithinBar.waiting(step.state(), asset);
        if (waiting != null) {
            step.because(waiting);
            return;
        }
        switch (asset.phase()) {
            case TrendPhase.Scanning ignored -> EntryRule.review(step, index);
            case TrendPhase.Entering ignored -> step.because(ENTERING);
            case TrendPhase.InPosition held -> ExitRules.review(step, index, held.trade(), candle);
            case TrendPhase.Exiting exiting -> goOnExiting(step, index, exiting, candle);
        }
    }

    /** What remains under a reduction stays under all exit rules. */
    private static void goOnExiting(TrendStep step, int index, TrendPhase.Exiting exiting, Candle candle) {
        boolean mayStay = exiting.keepQuantity().isPositive();
        if (!mayStay || !ExitRules.review(step, index, exiting.trade(), candle)) {
            ExitOrder.attempt(step, index);
        }
    }

    private void onExecution(TrendStep step, Execution execution) {
        int index = parameters.indexOf(execution.instrument());
        if (index < 0
                || !execution.account().equals(parameters.account())
                || step.asset(index).rules() == null) {
            step.because(SharedRule.NOT_OURS, "execution of another account or instrument");
            return;
        }
        step.concerns(index);
        OrderRule.on(step, index, execution);
    }

    private void onFunding(TrendStep step, FundingSettlement settlement) {
        int index = parameters.indexOf(settlement.instrument());
        if (index < 0) {
            step.because(FUNDING_NOT_OURS);
            return;
        }
        step.concerns(index);
        FundingRule.settle(step, index, settlement);
    }

    private void onCapital(TrendStep step, CapitalAllocation allocation) {
        if (allocation.engine() != EngineId.TREND || !allocation.account().equals(parameters.account())) {
            step.because(SharedRule.NOT_OURS, "capital of another engine or account");
            return;
        }
        CapitalAllocation known = step.state().capital();
        if (allocation.isSameAs(known)) {
            step.because(SharedRule.CAPITAL_KNOWN, "the allocation was applied before");
            return;
        }
        Decimal added = allocation.addedTo(known);
        step.state().assign(allocation, added);
        step.note("added", added);
        step.because(SharedRule.CAPITAL_ASSIGNED, "the account works with " + allocation.engineCapital());
    }

    private void onInstrument(TrendStep step, Instrument instrument) {
        int index = parameters.indexOf(instrument.id());
        if (index < 0) {
            step.because(SharedRule.NOT_OURS, "an instrument that the engine does not follow");
            return;
        }
        step.asset(index).learn(instrument);
        step.because(
                SharedRule.INSTRUMENT_KNOWN,
                "trading rules of " + instrument.id().symbol());
    }

    private static void onRiskLease(TrendStep step, boolean held) {
        step.state().risk().holdLease(held);
        step.because(
                held ? SharedRule.RISK_LEASE_HELD : SharedRule.RISK_LEASE_LOST,
                held ? "entries may go on" : "entries stop");
    }
}
