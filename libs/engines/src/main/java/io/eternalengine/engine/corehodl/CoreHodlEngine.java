package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.FeeRates;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.domain.state.InstrumentIndexes;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.Reason;
import io.eternalengine.engine.SharedRule;
import io.eternalengine.engine.TradingEngine;
import java.util.List;

/** The CORE-HODL engine. It trades on closed candles only; everything else moves its books and its parent orders. */
public final class CoreHodlEngine implements TradingEngine {
    private static final Reason CANDLE_KNOWN =
            new Reason(SharedRule.CANDLE_KNOWN, "a candle of this time or a later one was applied before");
    private static final Reason AWAITING_CAPITAL =
            new Reason(SharedRule.AWAITING_CAPITAL, "no capital is assigned yet");
    private static final Reason AWAITING_INSTRUMENT =
            new Reason(SharedRule.AWAITING_INSTRUMENT, "the trading rules of the instrument are not known yet");

    private final CoreHodlParameters parameters;
    private final InstrumentIndexes indexes;
    private final CoreHodlBands bands;
    private CoreHodlState state;
    private boolean usesBands = true;

    public CoreHodlEngine(CoreHodlParameters parameters) {
        this.parameters = parameters;
        indexes = new InstrumentIndexes(parameters::indexOf);
        bands = new CoreHodlBands(parameters.targets().size());
        state = CoreHodlState.initial(parameters);
    }

    @Override
    public EngineId id() {
        return EngineId.CORE_HODL;
    }

    @Override
    public Decision on(EngineInput input) {
        var step = new CoreHodlStep(parameters, state, input.eventTimeMs());
        // Most inputs are candles, and a switch over many patterns takes its time.
        if (input instanceof EngineInput.CandleClosed closed) {
            onCandle(step, closed.candle());
            return step.decision();
        }
        bands.forget();
        switch (input) {
            case EngineInput.CandleClosed closed -> throw new IllegalStateException("a candle after all: " + closed);
            case EngineInput.Executed executed -> onExecution(step, executed.execution());
            case EngineInput.OrderMoved moved -> onOrder(step, moved.update());
            case EngineInput.VerdictGiven given -> onVerdict(step, given.verdict());
            case EngineInput.CapitalAssigned assigned -> onCapital(step, assigned.allocation());
            case EngineInput.InstrumentDescribed described -> onInstrument(step, described.instrument());
            case EngineInput.HighStated stated -> onHigh(step, stated.high());
            case EngineInput.FeesStated stated -> onFees(step, stated.rates());
            case EngineInput.FundingSettled ignored ->
                step.because(SharedRule.NOT_OURS, "the engine holds no perpetuals");
            case EngineInput.TickerChanged ignored ->
                step.because(SharedRule.NOT_OURS, "the engine trades on closed candles");
            case EngineInput.SentimentPublished ignored ->
                step.because(SharedRule.NOT_OURS, "the engine follows no sentiment");
            case EngineInput.RiskCommanded commanded -> ReductionRule.on(step, commanded.command());
            case EngineInput.RiskLeaseChanged changed -> onRiskLease(step, changed.held());
        }
        return step.decision();
    }

    @Override
    public void useNoActionBands(boolean use) {
        usesBands = use;
        bands.forget();
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
        return snapshot(CoreHodlState.FORMATS.current());
    }

    @Override
    public byte[] snapshot(int format) {
        return state.encode(format);
    }

    @Override
    public void restore(byte[] snapshot) {
        state = CoreHodlState.decode(snapshot, parameters);
        bands.forget();
    }

    /** What the engine's own books hold of an asset, be it a coin or the quote asset. */
    public Decimal held(String asset) {
        return state.balances().of(asset);
    }

    /** The name of the phase. */
    public String phase() {
        return state.phase().name();
    }

    /** The names of all open parent orders. */
    public List<String> openParentOrders() {
        return state.parentOrders().names();
    }

    CoreHodlState state() {
        return state;
    }

    CoreHodlBands bands() {
        return bands;
    }

    private void onCandle(CoreHodlStep step, Candle candle) {
        int index = indexes.of(candle.instrument());
        if (index < 0) {
            notATarget(step, candle.instrument());
            return;
        }
        CoreHodlMarket market = state.markets().get(index);
        if (market.hasPrice() && !candle.follows(market.closedAtMs())) {
            step.because(CANDLE_KNOWN);
            return;
        }
        boolean isInside = usesBands && bands.hold(index, candle);
        market.on(candle);
        step.note("close", candle.close());
        if (!isInside) {
            review(step, market, candle);
            if (usesBands) {
                bands.draw(step);
            }
        } else if (state.markets().areOfOneMoment()) {
            RebalanceRule.noteDrift(step, step.holdings().weights());
        }
    }

    private void review(CoreHodlStep step, CoreHodlMarket market, Candle candle) {
        if (state.capital() == null) {
            step.because(AWAITING_CAPITAL);
            return;
        }
        if (market.rules() == null) {
            step.because(AWAITING_INSTRUMENT);
            return;
        }
        ReductionRule.sellRest(step, market, candle);
        PurchaseProgramRule.review(step, candle);
        ReleaseRule.review(step, candle);
        ContributionRule.review(step);
        RebalanceRule.review(step, candle);
        ParentOrderRule.attemptAll(step, candle);
    }

    private static void notATarget(CoreHodlStep step, InstrumentId instrument) {
        step.because(CoreHodlRule.NOT_A_TARGET, "the engine does not hold " + instrument.symbol());
    }

    private void onExecution(CoreHodlStep step, Execution execution) {
        int index = parameters.indexOf(execution.instrument());
        Instrument rules = index < 0 ? null : state.markets().get(index).rules();
        if (rules == null || !execution.account().equals(parameters.account())) {
            step.because(SharedRule.NOT_OURS, "execution of another account or instrument");
            return;
        }
        state.on(execution, rules);
        step.because(
                SharedRule.BOOKS_MOVED, execution.side() + " " + execution.quantity() + " at " + execution.price());
        LateFillRule.count(step, execution);
        ReductionRule.sellRest(step, state.markets().get(index), execution.executionId());
    }

    private static void onOrder(CoreHodlStep step, OrderUpdate update) {
        if (!update.state().isTerminal()) {
            step.because(SharedRule.ORDER_UNDER_WAY, "order is " + update.state());
            return;
        }
        ParentOrderRule.endChildOrder(step, update);
        step.note("orderState", update.state());
        step.note("filledValue", update.filledValue());
    }

    private static void onVerdict(CoreHodlStep step, Verdict verdict) {
        if (verdict.approved()) {
            step.because(SharedRule.INTENT_APPROVED, verdict.explanation());
            return;
        }
        ParentOrderRule.refuse(step, verdict);
        step.because(SharedRule.INTENT_REJECTED, verdict.rule() + ": " + verdict.explanation());
    }

    private void onCapital(CoreHodlStep step, CapitalAllocation allocation) {
        if (allocation.engine() != EngineId.CORE_HODL) {
            step.because(
                    SharedRule.NOT_OURS, "capital of " + allocation.engine().label());
            return;
        }
        CapitalAllocation known = state.capital();
        if (allocation.isSameAs(known)) {
            step.because(SharedRule.CAPITAL_KNOWN, "the allocation was applied before");
            return;
        }
        Decimal added = allocation.addedTo(known);
        // The reserve of the added capital stays in cash, as that of the first does.
        Decimal contributed =
                known == null ? Decimal.ZERO : added.times(Decimal.ONE.minus(parameters.cashReserveFraction()));
        state.assign(allocation, parameters.quoteAsset(), added, contributed);
        step.note("added", added);
        step.because(SharedRule.CAPITAL_ASSIGNED, "the engine works with " + allocation.engineCapital());
    }

    private void onInstrument(CoreHodlStep step, Instrument instrument) {
        int index = parameters.indexOf(instrument.id());
        if (index < 0) {
            notATarget(step, instrument.id());
            return;
        }
        state.markets().get(index).learn(instrument);
        step.because(
                SharedRule.INSTRUMENT_KNOWN,
                "trading rules of " + instrument.id().symbol());
    }

    private void onHigh(CoreHodlStep step, AllTimeHigh high) {
        int index = parameters.indexOf(high.instrument());
        if (index < 0) {
            notATarget(step, high.instrument());
            return;
        }
        state.markets().get(index).learnHigh(high.price());
        step.note("price", high.price());
        step.because(
                SharedRule.HIGH_KNOWN,
                "the highest price of " + high.instrument().symbol());
    }

    private void onFees(CoreHodlStep step, FeeRates rates) {
        int index = parameters.indexOf(rates.instrument());
        if (index < 0 || !rates.account().equals(parameters.account())) {
            step.because(SharedRule.NOT_OURS, "fees of another account or instrument");
            return;
        }
        state.markets().get(index).learnFee(rates.most());
        step.note("fraction", rates.most());
        step.because(
                SharedRule.FEES_KNOWN, "what trades of " + rates.instrument().symbol() + " cost");
    }

    private void onRiskLease(CoreHodlStep step, boolean held) {
        state.risk().holdLease(held);
        step.because(
                held ? SharedRule.RISK_LEASE_HELD : SharedRule.RISK_LEASE_LOST,
                held ? "openings may go on" : "openings stop");
    }
}
