package io.eternalengine.core.engine.funding;

import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.EngineSteps;
import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.OrderUpdate;
import io.eternalengine.core.model.Side;
import io.eternalengine.core.model.Ticker;
import io.eternalengine.core.model.Verdict;
import io.eternalengine.core.risk.HaltRegister;
import java.util.Objects;

/**
 * The FUNDING engine. It enters and leaves on closed candles and settlements; its legs are kept equal on every input, and
 * tickers tell it the time and the margin between candles.
 */
public final class FundingEngine implements EngineSteps<FundingState> {
    static final String BOOKS_MOVED = "books-moved";

    private final FundingParameters parameters;

    public FundingEngine(FundingParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public EngineId id() {
        return EngineId.FUNDING;
    }

    @Override
    public FundingState initialState() {
        return FundingState.initial(parameters.assets().size());
    }

    @Override
    public boolean hearsRisk(FundingState state) {
        return state.riskHeard();
    }

    @Override
    public HaltRegister halts(FundingState state) {
        return state.halts();
    }

    @Override
    public byte[] encode(FundingState state) {
        return FundingCodec.encode(state);
    }

    @Override
    public FundingState decode(byte[] bytes) {
        return FundingCodec.decode(bytes);
    }

    @Override
    public Outcome<FundingState> decide(FundingState state, EngineInput input) {
        var course = new FundingCourse(parameters, state, input.eventTimeMs());
        switch (input) {
            case EngineInput.CandleClosed closed -> onCandle(course, closed.candle());
            case EngineInput.FundingSettled settled -> onSettlement(course, settled.settlement());
            case EngineInput.TickerChanged changed -> onTicker(course, changed.ticker());
            case EngineInput.Executed executed -> onExecution(course, executed.execution());
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
            case EngineInput.SentimentPublished ignored -> {}
            case EngineInput.HighStated ignored -> {}
            case EngineInput.FeesStated ignored -> {}
        }
        for (int i = 0; i < course.assets(); i++) {
            HedgeRule.review(course, i);
        }
        return course.outcome();
    }

    @Override
    public QuietCandles<FundingState> quietCandles() {
        return new FundingQuietCandles(parameters);
    }

    private static void onCandle(FundingCourse course, Candle candle) {
        int index = course.indexOf(candle.instrument());
        if (index < 0) {
            return;
        }
        Carry carry = course.carry(index);
        CarryPrices prices = carry.prices();
        boolean ofSpot = candle.instrument().category() == MarketCategory.SPOT;
        if (!candle.follows(ofSpot ? prices.spotAtMs() : prices.perpetualAtMs())) {
            return;
        }
        course.put(
                index,
                carry.withPrices(
                        ofSpot
                                ? prices.withSpot(candle.close(), candle.closeTimeMs())
                                : prices.withPerpetual(candle.close(), candle.closeTimeMs())));
        LeaveRule.review(course, index);
        RehedgeRule.review(course, index);
        MarginRule.review(course);
        EntryRule.review(course, index);
    }

    private static void onSettlement(FundingCourse course, FundingSettlement settlement) {
        int index = course.indexOf(settlement.instrument());
        if (index >= 0) {
            SettlementRule.hear(course, index, settlement);
        }
    }

    private static void onTicker(FundingCourse course, Ticker ticker) {
        int index = course.indexOf(ticker.instrument());
        if (index < 0 || ticker.instrument().category() != MarketCategory.LINEAR) {
            return;
        }
        Carry carry = course.carry(index);
        Decimal predicted = ticker.predictedFundingRate();
        if (predicted != null
                && isOfRunningInterval(ticker, carry.rates())
                && !Objects.equals(predicted, carry.rates().predicted())) {
            carry = carry.withRates(carry.rates().withPredicted(predicted, ticker.fundingIntervalMs()));
        }
        Decimal mark = ticker.markPrice();
        if (mark != null) {
            carry = carry.withPrices(carry.prices().withMark(mark));
        }
        course.put(index, carry);
        MarginRule.review(course);
    }

    /** A prediction that was under way while its interval was settled says nothing about the next one. */
    private static boolean isOfRunningInterval(Ticker ticker, CarryRates rates) {
        return ticker.nextFundingTimeMs() == 0
                ? ticker.atMs() >= rates.settledAtMs()
                : ticker.nextFundingTimeMs() > rates.settledAtMs();
    }

    private static void onExecution(FundingCourse course, Execution execution) {
        int index = course.indexOf(execution.instrument());
        if (index < 0 || !execution.account().equals(course.parameters.account())) {
            course.because("not-ours", "execution of another account or instrument");
            return;
        }
        Carry carry = course.carry(index);
        boolean feeInCoin = execution.feeAsset().equals(course.asset(index).coin());
        course.cash = course.cash.plus(cashFlow(carry, execution));
        if (!feeInCoin) {
            course.cash = course.cash.minus(execution.fee());
        }
        Carry moved = carry.withLegs(carry.legs().after(execution, feeInCoin));
        boolean atRest = carry.phase() == CarryPhase.MONITORING;
        course.put(
                index,
                atRest ? moved.entered(CarryPhase.EXITING).withLegs(moved.legs().withTarget(Decimal.ZERO)) : moved);
        course.because(BOOKS_MOVED, execution.side() + " " + execution.quantity() + " at " + execution.price());
    }

    /** Coins are paid for; a perpetual moves cash only by what it realises. */
    static Decimal cashFlow(Carry carry, Execution execution) {
        if (execution.instrument().category() == MarketCategory.LINEAR) {
            PerpetualPosition.Change change = carry.legs()
                    .perpetual()
                    .after(execution.side(), execution.price(), execution.quantity(), execution.value());
            return change.profit();
        }
        return execution.side() == Side.BUY ? execution.value().negated() : execution.value();
    }

    private static void onOrder(FundingCourse course, OrderUpdate update) {
        int index = course.indexOf(update.instrument());
        if (index < 0 || !update.state().isTerminal()) {
            return;
        }
        endOrder(course, index, update.intentId(), update.filledQuantity());
    }

    private static void onVerdict(FundingCourse course, Verdict verdict) {
        if (verdict.approved()) {
            return;
        }
        course.because("intent-rejected", verdict.rule() + ": " + verdict.explanation());
        for (int i = 0; i < course.assets(); i++) {
            endOrder(course, i, verdict.intentId(), Decimal.ZERO);
        }
    }

    private static void endOrder(FundingCourse course, int index, String intentId, Decimal filled) {
        Carry carry = course.carry(index);
        course.put(index, carry.withLegs(carry.legs().ended(intentId, filled, course.nowMs)));
    }

    private static void onCapital(FundingCourse course, CapitalAllocation allocation) {
        CapitalAllocation known = course.capital;
        if (allocation.engine() != EngineId.FUNDING || allocation.isSameAs(known)) {
            return;
        }
        Decimal added = allocation.addedTo(known);
        course.capital = allocation;
        course.cash = course.cash.plus(added);
        course.note("added", added);
        course.because("capital-assigned", "the engine works with " + allocation.engineCapital());
    }

    private static void onInstrument(FundingCourse course, Instrument instrument) {
        int index = course.indexOf(instrument.id());
        if (index >= 0) {
            course.put(
                    index,
                    course.carry(index)
                            .withRules(instrument, course.asset(index).spot()));
            course.because(
                    "instrument-known", "trading rules of " + instrument.id().symbol());
        }
    }
}
