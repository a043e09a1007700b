package io.eternalengine.engine.tactical;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.domain.state.InstrumentIndexes;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.NoActionBand;
import io.eternalengine.engine.SharedRule;
import io.eternalengine.engine.TradingEngine;

/** The TACTICAL engine. It deploys and returns on closed candles only. */
public final class TacticalEngine implements TradingEngine {
    private final TacticalParameters parameters;
    private final InstrumentIndexes indexes;
    private final TacticalBands bands;
    private TacticalState state;
    private boolean usesBands = true;
    private Decision nothingDue;

    public TacticalEngine(TacticalParameters parameters) {
        this.parameters = parameters;
        indexes = new InstrumentIndexes(parameters::indexOf);
        bands = new TacticalBands(parameters.assets().size());
        state = TacticalState.initial(parameters);
        nothingDue = TacticalStep.nothingDue(state.phase());
    }

    @Override
    public EngineId id() {
        return EngineId.TACTICAL;
    }

    @Override
    public Decision on(EngineInput input) {
        // Most inputs are candles, and a switch over many patterns takes its time.
        if (input instanceof EngineInput.CandleClosed closed) {
            return onCandle(closed.candle());
        }
        bands.forget();
        state.clock().reach(input.eventTimeMs());
        var step = new TacticalStep(parameters, state);
        switch (input) {
            case EngineInput.CandleClosed closed -> throw new IllegalStateException("a candle after all: " + closed);
            case EngineInput.FundingSettled settled -> onSettlement(settled.settlement());
            case EngineInput.SentimentPublished published -> state.signals().on(published.sentiment());
            case EngineInput.Executed executed -> BooksRule.on(step, executed.execution());
            case EngineInput.OrderMoved moved -> onOrder(step, moved.update());
            case EngineInput.VerdictGiven given -> onVerdict(step, given.verdict());
            case EngineInput.CapitalAssigned assigned -> onCapital(step, assigned.allocation());
            case EngineInput.InstrumentDescribed described -> onInstrument(step, described.instrument());
            case EngineInput.RiskCommanded commanded -> RiskCommandRule.on(step, commanded.command());
            case EngineInput.RiskLeaseChanged changed -> onRiskLease(step, changed.held());
            case EngineInput.HighStated stated -> onHigh(step, stated.high());
            case EngineInput.FeesStated ignored -> {}
            case EngineInput.TickerChanged ignored -> {}
        }
        WorkRule.movePhases(step);
        return step.decision();
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
    public Decimal setAside() {
        return state.proceedsForCore();
    }

    @Override
    public byte[] snapshot() {
        return snapshot(TacticalState.FORMATS.current());
    }

    @Override
    public byte[] snapshot(int format) {
        return state.encode(format);
    }

    @Override
    public void restore(byte[] snapshot) {
        state = TacticalState.decode(snapshot, parameters);
        bands.forget();
    }

    /** By the engine's own books, less what belongs to CORE-HODL, in the quote asset. */
    public Decimal cash() {
        return state.cash();
    }

    /** Deployments over all time. */
    public long deploymentsMade() {
        return state.deploymentsMade();
    }

    /** When the last deployment began; −1 before the first. */
    public long lastDeploymentMs() {
        return state.lastDeploymentMs();
    }

    TacticalState state() {
        return state;
    }

    TacticalBands bands() {
        return bands;
    }

    private Decision onCandle(Candle candle) {
        int index = indexes.of(candle.instrument());
        if (index < 0 || !candle.follows(state.markets().get(index).closedAtMs())) {
            state.clock().reach(candle);
            return nothingDue();
        }
        if (state.follow(candle)) {
            bands.forget();
        }
        NoActionBand band = usesBands ? bands.holding(index, candle, state.clockMs()) : null;
        state.on(index, candle);
        return band == null ? step(index, candle) : band.decision();
    }

    /** Made anew only when the phase has changed: half of the candles are of others. */
    private Decision nothingDue() {
        String phase = state.phase();
        if (!nothingDue.state().equals(phase)) {
            nothingDue = TacticalStep.nothingDue(phase);
        }
        return nothingDue;
    }

    private Decision step(int index, Candle candle) {
        var step = new TacticalStep(parameters, state);
        if (index == 0) {
            state.onPriceOfWatched(candle.high());
            TriggerRule.review(step);
        }
        ExitRule.review(step);
        for (int other = 0; other < state.markets().size(); other++) {
            if (state.markets().get(other).closedAtMs() == candle.closeTimeMs()) {
                WorkRule.orderDue(step, other);
            }
        }
        WorkRule.movePhases(step);
        bands.draw(step);
        return step.decision();
    }

    /** A price of the past is no new high: what has fired since the last one stays fired. */
    private void onHigh(TacticalStep step, AllTimeHigh high) {
        if (parameters.indexOf(high.instrument()) == 0 && state.signals().raiseHigh(high.price())) {
            step.note("allTimeHigh", high.price());
            step.because(
                    SharedRule.HIGH_KNOWN,
                    "the highest price of " + high.instrument().symbol());
        }
    }

    private void onSettlement(FundingSettlement settlement) {
        if (settlement.instrument().equals(parameters.fundingInstrument())) {
            state.signals().on(settlement, parameters.confirmingRatePer8h());
        }
    }

    private static void onOrder(TacticalStep step, OrderUpdate update) {
        if (update.state().isTerminal()) {
            BooksRule.endOrder(step, update.intentId(), update.filledQuantity());
        }
    }

    private static void onVerdict(TacticalStep step, Verdict verdict) {
        if (!verdict.approved()) {
            step.because(SharedRule.INTENT_REJECTED, verdict.rule() + ": " + verdict.explanation());
            BooksRule.endOrder(step, verdict.intentId(), Decimal.ZERO);
        }
    }

    private void onCapital(TacticalStep step, CapitalAllocation allocation) {
        CapitalAllocation known = state.capital();
        if (allocation.engine() != EngineId.TACTICAL || allocation.isSameAs(known)) {
            return;
        }
        Decimal added = allocation.addedTo(known);
        state.assign(allocation, added);
        step.note("added", added);
        step.because(SharedRule.CAPITAL_ASSIGNED, "the engine works with " + allocation.engineCapital());
    }

    private void onInstrument(TacticalStep step, Instrument instrument) {
        int index = parameters.indexOf(instrument.id());
        if (index >= 0) {
            state.markets().get(index).learn(instrument);
            step.because(
                    SharedRule.INSTRUMENT_KNOWN,
                    "trading rules of " + instrument.id().symbol());
        }
    }

    private void onRiskLease(TacticalStep step, boolean held) {
        state.risk().holdLease(held);
        step.because(
                held ? SharedRule.RISK_LEASE_HELD : SharedRule.RISK_LEASE_LOST,
                held ? "openings may go on" : "openings stop");
    }
}
