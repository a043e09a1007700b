package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.EngineSteps;
import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.engine.Reason;
import io.eternalengine.core.model.AllTimeHigh;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.FeeRates;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.OrderUpdate;
import io.eternalengine.core.model.Verdict;
import io.eternalengine.core.risk.HaltRegister;

/** The CORE-HODL engine. It trades on closed candles only; everything else moves its books and its tasks. */
public final class CoreHodlEngine implements EngineSteps<CoreHodlState> {
    static final String NOT_A_TARGET = "not-a-target";
    static final Reason NO_PERPETUALS = new Reason("not-ours", "the engine holds no perpetuals");
    static final Reason NO_SENTIMENT = new Reason("not-ours", "the engine follows no sentiment");
    static final Reason CANDLE_KNOWN =
            new Reason("candle-known", "a candle of this time or a later one was heard before");
    static final Reason AWAITING_CAPITAL = new Reason("awaiting-capital", "no capital is assigned yet");
    static final Reason AWAITING_INSTRUMENT =
            new Reason("awaiting-instrument", "the trading rules of the instrument are not known yet");

    private final CoreHodlParameters parameters;

    public CoreHodlEngine(CoreHodlParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public EngineId id() {
        return EngineId.CORE_HODL;
    }

    @Override
    public CoreHodlState initialState() {
        return CoreHodlState.initial();
    }

    @Override
    public boolean hearsRisk(CoreHodlState state) {
        return state.riskHeard();
    }

    @Override
    public HaltRegister halts(CoreHodlState state) {
        return state.halts();
    }

    @Override
    public byte[] encode(CoreHodlState state) {
        return CoreHodlCodec.encode(state);
    }

    @Override
    public CoreHodlState decode(byte[] bytes) {
        return CoreHodlCodec.decode(bytes);
    }

    @Override
    public Outcome<CoreHodlState> decide(CoreHodlState state, EngineInput input) {
        var course = new Deliberation(parameters, state, input.eventTimeMs());
        switch (input) {
            case EngineInput.CandleClosed closed -> onCandle(course, closed.candle());
            case EngineInput.Executed executed -> onExecution(course, executed.execution());
            case EngineInput.OrderMoved moved -> onOrder(course, moved.update());
            case EngineInput.VerdictGiven given -> onVerdict(course, given.verdict());
            case EngineInput.CapitalAssigned assigned -> onCapital(course, assigned.allocation());
            case EngineInput.InstrumentDescribed described -> onInstrument(course, described.instrument());
            case EngineInput.HighStated stated -> onHigh(course, stated.high());
            case EngineInput.FeesStated stated -> onFees(course, stated.rates());
            case EngineInput.FundingSettled ignored -> course.because(NO_PERPETUALS);
            case EngineInput.TickerChanged ignored -> course.because("not-ours", "the engine trades on closed candles");
            case EngineInput.SentimentPublished ignored -> course.because(NO_SENTIMENT);
            case EngineInput.RiskCommanded commanded -> ReductionRule.hear(course, commanded.command());
            case EngineInput.RiskLinkChanged changed -> onRiskLink(course, changed.heard());
        }
        return course.outcome();
    }

    @Override
    public QuietCandles<CoreHodlState> quietCandles() {
        return new CoreHodlQuietCandles(parameters);
    }

    private void onCandle(Deliberation course, Candle candle) {
        if (!parameters.holds(candle.instrument())) {
            course.because(
                    NOT_A_TARGET,
                    "the engine does not hold " + candle.instrument().symbol());
            return;
        }
        MarketView market = course.state().markets().get(candle.instrument());
        if (market != null && !candle.follows(market.lastCloseTimeMs())) {
            course.because(CANDLE_KNOWN);
            return;
        }
        course.happen(new CoreHodlEvent.PriceSeen(candle));
        course.note("close", candle.close());
        if (course.state().capital() == null) {
            course.because(AWAITING_CAPITAL);
            return;
        }
        Instrument instrument = course.state().instruments().get(candle.instrument());
        if (instrument == null) {
            course.because(AWAITING_INSTRUMENT);
            return;
        }
        if (!course.state().liquidating().isEmpty()) {
            ReductionRule.sellRest(course, instrument, "at-" + candle.closeTimeMs());
        }
        PurchaseProgramRule.review(course, candle);
        ReleaseRule.review(course, candle);
        ContributionRule.review(course);
        RebalanceRule.review(course, candle);
        TaskRule.attemptAll(course, candle);
    }

    private void onExecution(Deliberation course, Execution execution) {
        Instrument instrument = course.state().instruments().get(execution.instrument());
        if (instrument == null || !execution.account().equals(parameters.account())) {
            course.because("not-ours", "execution of another account or instrument");
            return;
        }
        course.happen(new CoreHodlEvent.BooksMoved(execution, instrument.baseAsset(), instrument.quoteAsset()));
        course.because("books-moved", execution.side() + " " + execution.quantity() + " at " + execution.price());
        LateFillRule.count(course, execution);
        ReductionRule.sellRest(course, instrument, execution.executionId());
    }

    private void onOrder(Deliberation course, OrderUpdate update) {
        if (!update.state().isTerminal()) {
            course.because("order-under-way", "order is " + update.state());
            return;
        }
        TaskRule.endTry(course, update);
        course.note("orderState", update.state());
        course.note("filledValue", update.filledValue());
    }

    private void onVerdict(Deliberation course, Verdict verdict) {
        if (verdict.approved()) {
            course.because("intent-approved", verdict.explanation());
            return;
        }
        TaskRule.refuse(course, verdict);
        course.because("intent-rejected", verdict.rule() + ": " + verdict.explanation());
    }

    private void onCapital(Deliberation course, CapitalAllocation allocation) {
        if (allocation.engine() != EngineId.CORE_HODL) {
            course.because("not-ours", "capital of " + allocation.engine().label());
            return;
        }
        CapitalAllocation known = course.state().capital();
        if (allocation.isSameAs(known)) {
            course.because("capital-known", "the allocation was heard before");
            return;
        }
        Decimal added = allocation.addedTo(known);
        // The reserve of the added capital stays in cash, as that of the first does.
        Decimal contributed =
                known == null ? Decimal.ZERO : added.times(Decimal.ONE.minus(parameters.cashReserveFraction()));
        course.happen(new CoreHodlEvent.CapitalReceived(allocation, added, contributed));
        if (known == null) {
            course.happen(new CoreHodlEvent.PhaseEntered(CoreHodlPhase.INITIALIZING));
        }
        course.note("added", added);
        course.because("capital-assigned", "the engine works with " + allocation.engineCapital());
    }

    private void onInstrument(Deliberation course, Instrument instrument) {
        if (parameters.target(instrument.id()).isEmpty()) {
            course.because(
                    NOT_A_TARGET, "the engine does not hold " + instrument.id().symbol());
            return;
        }
        course.happen(new CoreHodlEvent.InstrumentLearned(instrument));
        course.because("instrument-known", "trading rules of " + instrument.id().symbol());
    }

    private void onHigh(Deliberation course, AllTimeHigh high) {
        if (!parameters.holds(high.instrument())) {
            course.because(
                    NOT_A_TARGET,
                    "the engine does not hold " + high.instrument().symbol());
            return;
        }
        course.happen(new CoreHodlEvent.HighLearned(high));
        course.note("price", high.price());
        course.because("high-known", "the highest price of " + high.instrument().symbol());
    }

    private void onFees(Deliberation course, FeeRates rates) {
        if (!parameters.holds(rates.instrument()) || !rates.account().equals(parameters.account())) {
            course.because("not-ours", "fees of another account or instrument");
            return;
        }
        course.happen(new CoreHodlEvent.FeesLearned(rates));
        course.note("fraction", rates.most());
        course.because("fees-known", "what trades of " + rates.instrument().symbol() + " cost");
    }

    private static void onRiskLink(Deliberation course, boolean heard) {
        course.happen(new CoreHodlEvent.RiskLinkMoved(heard));
        course.because(heard ? "risk-heard" : "risk-unheard", heard ? "openings may go on" : "openings stop");
    }
}
