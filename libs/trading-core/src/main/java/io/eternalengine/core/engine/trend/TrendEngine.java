package io.eternalengine.core.engine.trend;

import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.EngineSteps;
import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.engine.Reason;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.risk.HaltRegister;

/** The TREND engine of one account. It enters and leaves on closed candles; everything else moves its books and orders. */
public final class TrendEngine implements EngineSteps<TrendState> {
    static final Reason NOT_OURS = new Reason("not-ours", "an instrument or interval that the engine does not follow");
    static final Reason FUNDING_NOT_OURS = new Reason("not-ours", "funding of another instrument");
    static final Reason NO_SENTIMENT = new Reason("not-ours", "the engine follows no sentiment");
    static final Reason CANDLE_KNOWN =
            new Reason("candle-known", "a candle of this time or a later one was heard before");
    static final Reason AWAITING_CAPITAL = new Reason("awaiting-capital", "no capital is assigned yet");
    static final Reason AWAITING_INSTRUMENT =
            new Reason("awaiting-instrument", "the trading rules of the instrument are not known yet");
    static final Reason ENTERING = new Reason("entering", "the entry is under way");

    private final TrendParameters parameters;

    public TrendEngine(TrendParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public EngineId id() {
        return EngineId.TREND;
    }

    @Override
    public TrendState initialState() {
        return TrendState.initial(parameters);
    }

    @Override
    public boolean hearsRisk(TrendState state) {
        return state.riskHeard();
    }

    @Override
    public HaltRegister halts(TrendState state) {
        return state.halts();
    }

    @Override
    public byte[] encode(TrendState state) {
        return TrendCodec.encode(state, parameters);
    }

    @Override
    public TrendState decode(byte[] bytes) {
        return TrendCodec.decode(bytes, parameters);
    }

    @Override
    public Outcome<TrendState> decide(TrendState state, EngineInput input) {
        var course = new TrendCourse(parameters, state, input.eventTimeMs());
        switch (input) {
            case EngineInput.CandleClosed closed -> onCandle(course, closed.candle());
            case EngineInput.Executed executed -> onExecution(course, executed.execution());
            case EngineInput.OrderMoved moved -> OrderRule.hear(course, moved.update());
            case EngineInput.VerdictGiven given -> OrderRule.hear(course, given.verdict());
            case EngineInput.CapitalAssigned assigned -> onCapital(course, assigned.allocation());
            case EngineInput.InstrumentDescribed described -> onInstrument(course, described.instrument());
            case EngineInput.FundingSettled settled -> onFunding(course, settled.settlement());
            case EngineInput.RiskCommanded commanded -> ReductionRule.hear(course, commanded.command());
            case EngineInput.RiskLinkChanged changed -> onRiskLink(course, changed.heard());
            case EngineInput.TickerChanged ignored -> course.because("not-ours", "the engine trades on closed candles");
            case EngineInput.SentimentPublished ignored -> course.because(NO_SENTIMENT);
            case EngineInput.HighStated ignored -> course.because("not-ours", "the engine looks at no all-time high");
            case EngineInput.FeesStated ignored -> course.because("not-ours", "the engine assumes no fees");
        }
        return course.outcome();
    }

    @Override
    public QuietCandles<TrendState> quietCandles() {
        return new TrendQuietCandles(parameters);
    }

    private void onCandle(TrendCourse course, Candle candle) {
        int index = parameters.indexOf(candle.instrument());
        if (index < 0 || candle.intervalMs() != parameters.candle().toMillis()) {
            course.because(NOT_OURS);
            return;
        }
        course.concerns(index);
        if (candle.openTimeMs() < course.asset(index).market().lastCloseTimeMs()) {
            course.because(CANDLE_KNOWN);
            return;
        }
        course.happen(new TrendEvent.CandleSeen(index, candle));
        reviewMoment(course, index, candle);
    }

    /** In the order of the assets, so that it does not matter whose candle of a moment comes first. */
    private static void reviewMoment(TrendCourse course, int index, Candle candle) {
        for (int i = 0; i < course.state().assets().size(); i++) {
            if (i == index) {
                review(course, index, candle);
            } else if (course.state().capital() != null && EntryRule.waits(course, i)) {
                EntryRule.review(course, i);
            }
        }
    }

    private static void review(TrendCourse course, int index, Candle candle) {
        if (course.state().capital() == null) {
            course.because(AWAITING_CAPITAL);
            return;
        }
        if (course.asset(index).rules() == null) {
            course.because(AWAITING_INSTRUMENT);
            return;
        }
        switch (course.asset(index).phase()) {
            case TrendPhase.Scanning ignored -> EntryRule.review(course, index);
            case TrendPhase.Entering ignored -> course.because(ENTERING);
            case TrendPhase.InPosition held -> ExitRules.review(course, index, held.trade(), candle);
            case TrendPhase.Exiting exiting -> goOnExiting(course, index, exiting, candle);
        }
    }

    /** What remains under a reduction stays under all exit rules. */
    private static void goOnExiting(TrendCourse course, int index, TrendPhase.Exiting exiting, Candle candle) {
        boolean mayStay = exiting.keepQuantity().isPositive();
        if (!mayStay || !ExitRules.review(course, index, exiting.trade(), candle)) {
            ExitOrder.attempt(course, index);
        }
    }

    private void onExecution(TrendCourse course, Execution execution) {
        int index = parameters.indexOf(execution.instrument());
        if (index < 0
                || !execution.account().equals(parameters.account())
                || course.asset(index).rules() == null) {
            course.because("not-ours", "execution of another account or instrument");
            return;
        }
        course.concerns(index);
        OrderRule.hear(course, index, execution);
    }

    private void onFunding(TrendCourse course, FundingSettlement settlement) {
        int index = parameters.indexOf(settlement.instrument());
        if (index < 0) {
            course.because(FUNDING_NOT_OURS);
            return;
        }
        course.concerns(index);
        FundingRule.settle(course, index, settlement);
    }

    private void onCapital(TrendCourse course, CapitalAllocation allocation) {
        if (allocation.engine() != EngineId.TREND || !allocation.account().equals(parameters.account())) {
            course.because("not-ours", "capital of another engine or account");
            return;
        }
        CapitalAllocation known = course.state().capital();
        if (allocation.isSameAs(known)) {
            course.because("capital-known", "the allocation was heard before");
            return;
        }
        Decimal added = allocation.addedTo(known);
        course.happen(new TrendEvent.CapitalReceived(allocation, added));
        course.note("added", added);
        course.because("capital-assigned", "the account works with " + allocation.engineCapital());
    }

    private void onInstrument(TrendCourse course, Instrument instrument) {
        int index = parameters.indexOf(instrument.id());
        if (index < 0) {
            course.because("not-ours", "an instrument that the engine does not follow");
            return;
        }
        course.happen(new TrendEvent.InstrumentLearned(index, instrument));
        course.because("instrument-known", "trading rules of " + instrument.id().symbol());
    }

    private static void onRiskLink(TrendCourse course, boolean heard) {
        course.happen(new TrendEvent.RiskLinkMoved(heard));
        course.because(heard ? "risk-heard" : "risk-unheard", heard ? "entries may go on" : "entries stop");
    }
}
