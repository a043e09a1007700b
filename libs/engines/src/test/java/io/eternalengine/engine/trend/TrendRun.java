package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Answers;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of TREND as a test plays it. Its indicators are short (averages of 2 and 3 bars, ADX and ATR of 2) and a bar is
 * four hourly candles, so that a market takes a few bars.
 */
final class TrendRun {
    static final InstrumentId BTC = InstrumentId.linear("BTCUSDT");
    static final InstrumentId ETH = InstrumentId.linear("ETHUSDT");
    static final Decimal FEE_FRACTION = dec("0.0005");
    static final int CANDLES_IN_BAR = 4;

    final TrendEngine engine;
    final TrendParameters parameters;
    final List<OrderIntent> intents = new ArrayList<>();
    Decision lastDecision;
    long nowMs = Markets.START_MS;
    private long executions;
    private boolean restarts;

    TrendRun(TrendParameters parameters) {
        this.parameters = parameters;
        engine = new TrendEngine(parameters);
        lastDecision = on(new EngineInput.RiskLeaseChanged(true));
    }

    static TrendParameters quick() {
        return quick(entries(25, 20, false), sizing(), ExitParameters.defaults());
    }

    static TrendParameters quick(EntryParameters entries, SizingParameters sizing, ExitParameters exits) {
        return new TrendParameters(
                "TREND-1",
                "USDT",
                List.of(new TrendAsset(BTC, dec("0.60")), new TrendAsset(ETH, dec("0.40"))),
                Duration.ofHours(1),
                Duration.ofHours(CANDLES_IN_BAR),
                entries,
                sizing,
                exits);
    }

    static EntryParameters entries(int entryAdxMin, int weakAdx, boolean shorts) {
        return new EntryParameters(2, 3, 2, entryAdxMin, weakAdx, Duration.ofDays(14), shorts);
    }

    static SizingParameters sizing() {
        return sizing("0.01", "0.50", "2", "0.04", "0.20");
    }

    static SizingParameters sizing(String risk, String asset, String leverage, String order, String position) {
        return new SizingParameters(
                dec(risk),
                2,
                Decimal.of(2),
                dec("0.125"),
                30,
                dec("0.0025"),
                dec(asset),
                dec(leverage),
                dec(order),
                dec(position),
                3,
                dec("0.90"),
                dec("0.50"));
    }

    /** Trading rules known, risk's lease held, and 15 000 of 100 000 USDT assigned. */
    static TrendRun ready() {
        return ready(quick());
    }

    static TrendRun ready(TrendParameters parameters) {
        var run = new TrendRun(parameters);
        run.on(new EngineInput.InstrumentDescribed(rulesOf(BTC)));
        run.on(new EngineInput.InstrumentDescribed(rulesOf(ETH)));
        run.assign("first", "100000", "15000");
        return run;
    }

    /** After three bars of a rise: the next bar that rises is the first on which all indicators are warm. */
    static TrendRun rising(TrendParameters parameters) {
        TrendRun run = ready(parameters);
        run.bar("40000");
        run.bar("40400");
        run.bar("40800");
        return run;
    }

    /** Long from 41 200 with the hard stop at 40 500: the average range is 350. */
    static TrendRun longPosition(TrendParameters parameters) {
        TrendRun run = rising(parameters);
        run.bar("41200").forEach(run::fill);
        return run;
    }

    static TrendRun longPosition() {
        return longPosition(quick());
    }

    static Instrument rulesOf(InstrumentId id) {
        String base = id.symbol().replace("USDT", "");
        return new Instrument(
                id, base, "USDT", dec("0.10"), dec("0.001"), dec("0.001"), dec("100"), dec("5"), dec("0.01"));
    }

    TrendRun restartingBetweenInputs() {
        restarts = true;
        return this;
    }

    Decision on(EngineInput input) {
        if (restarts) {
            engine.restore(engine.snapshot());
        }
        lastDecision = engine.on(input);
        intents.addAll(lastDecision.intents());
        return lastDecision;
    }

    void assign(String id, String total, String engineCapital) {
        assignFrom(id, total, engineCapital, nowMs);
    }

    void assignFrom(String id, String total, String engineCapital, long effectiveFromMs) {
        on(new EngineInput.CapitalAssigned(
                new CapitalAllocation(id, EngineId.TREND, "TREND-1", dec(total), dec(engineCapital), effectiveFromMs)));
    }

    /** An hourly candle at one price; time goes on. */
    List<OrderIntent> hour(String price) {
        nowMs += HOUR_MS;
        return candle(BTC, price);
    }

    /** An hourly candle of an instrument that closes now. */
    List<OrderIntent> candle(InstrumentId id, String price) {
        return on(new EngineInput.CandleClosed(Markets.candle(id, nowMs, dec(price))))
                .intents();
    }

    /** An hourly candle that closes now, with a range. */
    List<OrderIntent> candle(String low, String high, String close) {
        nowMs += HOUR_MS;
        return on(new EngineInput.CandleClosed(new Candle(
                        BTC, nowMs - HOUR_MS, HOUR_MS, dec(close), dec(high), dec(low), dec(close), Decimal.ONE)))
                .intents();
    }

    /** A decision bar at one price. */
    List<OrderIntent> bar(String price) {
        var made = new ArrayList<OrderIntent>();
        for (int i = 0; i < CANDLES_IN_BAR; i++) {
            made.addAll(hour(price));
        }
        return made;
    }

    /** A decision bar of both assets. */
    List<OrderIntent> bars(String btcPrice, String ethPrice) {
        var made = new ArrayList<OrderIntent>();
        for (int i = 0; i < CANDLES_IN_BAR; i++) {
            made.addAll(hour(btcPrice));
            made.addAll(candle(ETH, ethPrice));
        }
        return made;
    }

    void fill(OrderIntent intent) {
        execute(intent, Answers.quantityOf(intent));
        end(intent, OrderState.FILLED, Answers.quantityOf(intent));
    }

    void execute(OrderIntent intent, Decimal quantity) {
        execute(intent.intentId(), intent.instrument(), intent.side(), quantity, intent.referencePrice());
    }

    /** The exchange closes the position at its stop. */
    void stopHit(Decimal price) {
        Decimal held = engine.held(0);
        execute("", BTC, held.isPositive() ? Side.SELL : Side.BUY, held.abs(), price);
    }

    void execute(String intentId, InstrumentId id, Side side, Decimal quantity, Decimal price) {
        Decimal value = quantity.times(price);
        on(new EngineInput.Executed(new Execution(
                "exec-" + ++executions,
                intentId,
                parameters.account(),
                id,
                side,
                price,
                quantity,
                value,
                value.times(FEE_FRACTION),
                "USDT",
                nowMs)));
    }

    void end(OrderIntent intent, OrderState end, Decimal filledQuantity) {
        on(endOf(intent, end, filledQuantity));
    }

    EngineInput endOf(OrderIntent intent, OrderState end, Decimal filledQuantity) {
        return Answers.ended(intent, end, filledQuantity, nowMs);
    }

    void reject(OrderIntent intent, String rule) {
        on(Answers.rejected(intent, rule, engine.halts().epoch(), nowMs));
    }

    List<OrderIntent> command(RiskAction action) {
        return on(new EngineInput.RiskCommanded(new RiskCommand(engine.halts().epoch() + 1, nowMs, action)))
                .intents();
    }

    List<OrderIntent> funding(String rate) {
        return funding(rate, 8 * HOUR_MS);
    }

    List<OrderIntent> funding(String rate, long intervalMs) {
        return on(new EngineInput.FundingSettled(new FundingSettlement(BTC, dec(rate), nowMs, intervalMs)))
                .intents();
    }

    String phase() {
        return state().assets().getFirst().phase().name();
    }

    TrendState state() {
        return engine.state();
    }

    byte[] bytes() {
        return engine.snapshot();
    }
}
