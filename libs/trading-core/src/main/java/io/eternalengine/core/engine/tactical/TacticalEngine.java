package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.EngineSteps;
import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.model.AllTimeHigh;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.OrderUpdate;
import io.eternalengine.core.model.Verdict;
import io.eternalengine.core.risk.HaltRegister;
import java.util.List;

/** The TACTICAL engine. It deploys and returns on closed candles only. */
public final class TacticalEngine implements EngineSteps<TacticalState> {
    private final TacticalParameters parameters;

    public TacticalEngine(TacticalParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public EngineId id() {
        return EngineId.TACTICAL;
    }

    @Override
    public TacticalState initialState() {
        return TacticalState.initial(parameters);
    }

    @Override
    public boolean hearsRisk(TacticalState state) {
        return state.riskHeard();
    }

    @Override
    public HaltRegister halts(TacticalState state) {
        return state.halts();
    }

    @Override
    public byte[] encode(TacticalState state) {
        return TacticalCodec.encode(state);
    }

    @Override
    public TacticalState decode(byte[] bytes) {
        return TacticalCodec.decode(bytes);
    }

    @Override
    public Outcome<TacticalState> decide(TacticalState state, EngineInput input) {
        var course = new TacticalCourse(parameters, state, input.eventTimeMs());
        switch (input) {
            case EngineInput.CandleClosed closed -> onCandle(course, closed.candle());
            case EngineInput.FundingSettled settled -> onSettlement(course, settled.settlement());
            case EngineInput.SentimentPublished published ->
                course.signals = course.signals.with(published.sentiment());
            case EngineInput.Executed executed -> BooksRule.hear(course, executed.execution());
            case EngineInput.OrderMoved moved -> onOrder(course, moved.update());
            case EngineInput.VerdictGiven given -> onVerdict(course, given.verdict());
            case EngineInput.CapitalAssigned assigned -> onCapital(course, assigned.allocation());
            case EngineInput.InstrumentDescribed described -> onInstrument(course, described.instrument());
            case EngineInput.RiskCommanded commanded -> RiskCommandRule.hear(course, commanded.command());
            case EngineInput.RiskLinkChanged changed -> {
                course.riskHeard = changed.heard();
                course.because(
                        changed.heard() ? "risk-heard" : "risk-unheard",
                        changed.heard() ? "openings may go on" : "openings stop");
            }
            case EngineInput.HighStated stated -> onHigh(course, stated.high());
            case EngineInput.FeesStated ignored -> {}
            case EngineInput.TickerChanged ignored -> {}
        }
        WorkRule.movePhases(course);
        return course.outcome();
    }

    @Override
    public QuietCandles<TacticalState> quietCandles() {
        return new TacticalQuietCandles(parameters);
    }

    private static void onCandle(TacticalCourse course, Candle candle) {
        int index = course.indexOf(candle.instrument());
        if (index < 0 || !candle.follows(course.markets.get(index).closedAtMs())) {
            return;
        }
        course.markets.set(index, course.markets.get(index).withClose(candle.close(), candle.closeTimeMs()));
        if (index == 0) {
            if (candle.high().isAbove(course.signals.allTimeHigh())) {
                course.signals = course.signals.withHigh(candle.high());
                course.fired = List.of();
            }
            TriggerRule.review(course);
        }
        ExitRule.review(course);
        for (int leg = 0; leg < course.markets.size(); leg++) {
            if (course.markets.get(leg).closedAtMs() == candle.closeTimeMs()) {
                WorkRule.orderOwed(course, leg);
            }
        }
    }

    /** A price of the past is no new high: what has fired since the last one stays fired. */
    private static void onHigh(TacticalCourse course, AllTimeHigh high) {
        if (course.indexOf(high.instrument()) == 0 && high.price().isAbove(course.signals.allTimeHigh())) {
            course.signals = course.signals.withHigh(high.price());
            course.note("allTimeHigh", high.price());
            course.because(
                    "high-known", "the highest price of " + high.instrument().symbol());
        }
    }

    private static void onSettlement(TacticalCourse course, FundingSettlement settlement) {
        if (settlement.instrument().equals(course.parameters.fundingInstrument())) {
            course.signals = course.signals.with(settlement, course.parameters.confirmingRatePer8h());
        }
    }

    private static void onOrder(TacticalCourse course, OrderUpdate update) {
        if (update.state().isTerminal()) {
            BooksRule.endOrder(course, update.intentId(), update.filledQuantity());
        }
    }

    private static void onVerdict(TacticalCourse course, Verdict verdict) {
        if (!verdict.approved()) {
            course.because("intent-rejected", verdict.rule() + ": " + verdict.explanation());
            BooksRule.endOrder(course, verdict.intentId(), Decimal.ZERO);
        }
    }

    private static void onCapital(TacticalCourse course, CapitalAllocation allocation) {
        CapitalAllocation known = course.capital;
        if (allocation.engine() != EngineId.TACTICAL || allocation.isSameAs(known)) {
            return;
        }
        Decimal added = allocation.addedTo(known);
        course.capital = allocation;
        course.cash = course.cash.plus(added);
        course.note("added", added);
        course.because("capital-assigned", "the engine works with " + allocation.engineCapital());
    }

    private static void onInstrument(TacticalCourse course, Instrument instrument) {
        int index = course.indexOf(instrument.id());
        if (index >= 0) {
            course.markets.set(index, course.markets.get(index).withRules(instrument));
            course.because(
                    "instrument-known", "trading rules of " + instrument.id().symbol());
        }
    }
}
