package io.eternalengine.engine.funding;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.domain.state.InstrumentIndexes;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.NoActionBand;
import io.eternalengine.engine.SharedRule;
import io.eternalengine.engine.TradingEngine;
import org.jspecify.annotations.Nullable;

/**
 * The FUNDING engine. It enters and leaves on closed candles and settlements; its legs are kept equal on every input, and
 * tickers bring the time and the margin between candles.
 */
public final class FundingEngine implements TradingEngine {
    private final FundingParameters parameters;
    private final InstrumentIndexes indexes;
    private final FundingBands bands;
    private final TickerSampling tickers;
    private FundingState state;
    private boolean usesBands = true;

    public FundingEngine(FundingParameters parameters) {
        this.parameters = parameters;
        indexes = new InstrumentIndexes(parameters::indexOf);
        bands = new FundingBands(parameters.assets().size());
        tickers = new TickerSampling(parameters);
        state = FundingState.initial(parameters);
    }

    @Override
    public EngineId id() {
        return EngineId.FUNDING;
    }

    @Override
    public Decision on(EngineInput input) {
        // Most inputs are candles, and a switch over many patterns takes its time.
        if (input instanceof EngineInput.CandleClosed closed) {
            return onCandle(closed.candle());
        }
        state.clock().reach(input.eventTimeMs());
        bands.forget();
        var step = new FundingStep(parameters, state);
        switch (input) {
            case EngineInput.CandleClosed closed -> throw new IllegalStateException("a candle after all: " + closed);
            case EngineInput.FundingSettled settled -> onSettlement(step, settled.settlement());
            case EngineInput.TickerChanged changed -> onTicker(step, changed.ticker());
            case EngineInput.Executed executed -> BooksRule.on(step, executed.execution());
            case EngineInput.OrderMoved moved -> BooksRule.on(step, moved.update());
            case EngineInput.VerdictGiven given -> BooksRule.on(step, given.verdict());
            case EngineInput.CapitalAssigned assigned -> onCapital(step, assigned.allocation());
            case EngineInput.InstrumentDescribed described -> onInstrument(step, described.instrument());
            case EngineInput.RiskCommanded commanded -> RiskCommandRule.on(step, commanded.command());
            case EngineInput.RiskLeaseChanged changed -> onRiskLease(step, changed.held());
            case EngineInput.SentimentPublished ignored -> {}
            case EngineInput.HighStated ignored -> {}
            case EngineInput.FeesStated ignored -> {}
        }
        return hedged(step);
    }

    /** Of its perpetuals, as often as {@link TickerParameters} say; of its coins, while legs wait for the time. */
    @Override
    public boolean takes(Ticker ticker) {
        int index = indexOfPerpetual(ticker);
        if (index >= 0) {
            return tickers.takes(index, ticker, state);
        }
        return parameters.indexOf(ticker.instrument()) >= 0 && tickers.bringsTime(ticker, state);
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
        return state.profitForTactical();
    }

    @Override
    public byte[] snapshot() {
        return snapshot(FundingState.FORMATS.current());
    }

    @Override
    public byte[] snapshot(int format) {
        return state.encode(format);
    }

    @Override
    public void restore(byte[] snapshot) {
        state = FundingState.decode(snapshot, parameters);
        bands.forget();
        tickers.forget();
    }

    /** By the engine's own books, less what belongs to TACTICAL, in the quote asset. */
    public Decimal cash() {
        return state.cash();
    }

    /** As last assigned; null before the first time. */
    public @Nullable CapitalAllocation capital() {
        return state.capital();
    }

    FundingState state() {
        return state;
    }

    FundingBands bands() {
        return bands;
    }

    private Decision onCandle(Candle candle) {
        int index = indexes.of(candle.instrument());
        if (index < 0 || !state.carries().get(index).prices().areFollowedBy(candle)) {
            state.clock().reach(candle);
            Decision nothingDue = usesBands ? bands.nothingDue() : null;
            return nothingDue == null ? hedged(new FundingStep(parameters, state)) : nothingDue;
        }
        if (state.follow(candle)) {
            bands.forget();
        }
        Carry carry = state.carries().get(index);
        carry.prices().on(candle, parameters.farClose());
        NoActionBand band = usesBands ? bands.holding(index, candle, state.clockMs()) : null;
        return band == null || basisAsksForMore(carry) ? step(index) : band.decision();
    }

    /** Whether the prices of now, which are inside their bands, lead the asset into another phase. */
    private boolean basisAsksForMore(Carry carry) {
        return carry.isCollecting()
                ? LeaveRule.basisExceeded(parameters, carry)
                : EntryRule.invites(parameters, state, carry);
    }

    private Decision step(int index) {
        var step = new FundingStep(parameters, state);
        LeaveRule.review(step, index);
        RehedgeRule.review(step, index);
        MarginRule.review(step);
        EntryRule.review(step, index);
        Decision decision = hedged(step);
        bands.draw(step);
        return decision;
    }

    /** The decision, once the legs of every asset are kept equal. */
    private static Decision hedged(FundingStep step) {
        for (int i = 0; i < step.carries().size(); i++) {
            HedgeRule.review(step, i);
        }
        return step.decision();
    }

    private void onSettlement(FundingStep step, FundingSettlement settlement) {
        int index = parameters.indexOf(settlement.instrument());
        if (index >= 0) {
            SettlementRule.on(step, index, settlement);
        }
    }

    private void onTicker(FundingStep step, Ticker ticker) {
        int index = indexOfPerpetual(ticker);
        if (index < 0) {
            return;
        }
        tickers.apply(index, ticker);
        Carry carry = step.carry(index);
        carry.rates().on(ticker);
        Decimal mark = ticker.markPrice();
        if (mark != null) {
            carry.prices().moveMark(mark);
        }
        MarginRule.review(step);
    }

    /** Of the asset whose perpetual the ticker is of, or −1. */
    private int indexOfPerpetual(Ticker ticker) {
        return ticker.instrument().category() == MarketCategory.LINEAR ? parameters.indexOf(ticker.instrument()) : -1;
    }

    private void onCapital(FundingStep step, CapitalAllocation allocation) {
        CapitalAllocation known = state.capital();
        if (allocation.engine() != EngineId.FUNDING || allocation.isSameAs(known)) {
            return;
        }
        Decimal added = allocation.addedTo(known);
        state.assign(allocation, added);
        step.note("added", added);
        step.because(SharedRule.CAPITAL_ASSIGNED, "the engine works with " + allocation.engineCapital());
    }

    private void onInstrument(FundingStep step, Instrument instrument) {
        int index = parameters.indexOf(instrument.id());
        if (index >= 0) {
            step.carry(index).learn(instrument);
            step.because(
                    SharedRule.INSTRUMENT_KNOWN,
                    "trading rules of " + instrument.id().symbol());
        }
    }

    private void onRiskLease(FundingStep step, boolean held) {
        state.risk().holdLease(held);
        step.because(
                held ? SharedRule.RISK_LEASE_HELD : SharedRule.RISK_LEASE_LOST,
                held ? "openings may go on" : "openings stop");
    }
}
