package io.eternalengine.engine.corehodl;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.dec;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.engine.Answers;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.NoActionBand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One run of CORE-HODL as a test plays it: inputs go in one after the other, intents come out. */
final class HodlRun {
    final CoreHodlEngine engine;
    final List<OrderIntent> intents = new ArrayList<>();
    Decision lastDecision;
    long nowMs = Markets.START_MS;
    private long executions;
    private boolean restarts;

    HodlRun(CoreHodlParameters parameters) {
        engine = new CoreHodlEngine(parameters);
        lastDecision = on(new EngineInput.RiskLeaseChanged(true));
    }

    /** Trading rules known, risk's lease held, and 60 000 of 100 000 USDT assigned. */
    static HodlRun ready() {
        return ready(CoreHodlParameters.defaults());
    }

    static HodlRun ready(CoreHodlParameters parameters) {
        var run = new HodlRun(parameters);
        run.on(new EngineInput.InstrumentDescribed(Markets.btc()));
        run.on(new EngineInput.InstrumentDescribed(Markets.eth()));
        run.assign("first", "100000", "60000");
        return run;
    }

    /** After 14 undisturbed days at these prices. */
    static HodlRun accumulating(String btcPrice, String ethPrice) {
        return accumulating(btcPrice, ethPrice, CoreHodlParameters.defaults());
    }

    static HodlRun accumulating(String btcPrice, String ethPrice, CoreHodlParameters parameters) {
        HodlRun run = ready(parameters);
        for (int day = 0; day < 15; day++) {
            run.fillAll(run.candles(btcPrice, ethPrice));
            run.nextDay();
        }
        return run;
    }

    /** From now on the engine is restarted from its snapshot before every input. */
    HodlRun restartingBetweenInputs() {
        restarts = true;
        return this;
    }

    CoreHodlState state() {
        return engine.state();
    }

    /** The band of a target, by its index; it must have one. */
    NoActionBand band(int index) {
        return Objects.requireNonNull(engine.bands().of(index), "band");
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
        on(new EngineInput.CapitalAssigned(
                new CapitalAllocation(id, EngineId.CORE_HODL, "CORE-HODL", dec(total), dec(engineCapital), nowMs)));
    }

    List<OrderIntent> candle(InstrumentId id, String price) {
        return on(new EngineInput.CandleClosed(Markets.candle(id, nowMs, dec(price))))
                .intents();
    }

    List<OrderIntent> candles(String btcPrice, String ethPrice) {
        var made = new ArrayList<>(candle(BTC, btcPrice));
        made.addAll(candle(ETH, ethPrice));
        return made;
    }

    void nextHour() {
        nowMs += Markets.HOUR_MS;
    }

    void nextDay() {
        nowMs += Markets.DAY_MS;
    }

    void fillAll(List<OrderIntent> orders) {
        orders.forEach(this::fill);
    }

    void fill(OrderIntent intent) {
        Decimal quantity = Answers.quantityOf(intent);
        execute(intent, quantity);
        end(intent, OrderState.FILLED, quantity);
    }

    void execute(OrderIntent intent, Decimal quantity) {
        executions++;
        on(Answers.executed(intent, quantity, executions, nowMs));
    }

    void end(OrderIntent intent, OrderState end, Decimal filledQuantity) {
        on(Answers.ended(intent, end, filledQuantity, nowMs));
    }

    void reject(OrderIntent intent, String rule) {
        on(Answers.rejected(intent, rule, engine.halts().epoch(), nowMs));
    }

    List<OrderIntent> command(RiskAction action) {
        return on(new EngineInput.RiskCommanded(new RiskCommand(engine.halts().epoch() + 1, nowMs, action)))
                .intents();
    }

    Decimal held(String asset) {
        return engine.held(asset);
    }

    /** The intents of the daily parts of an instrument. */
    List<OrderIntent> parts(InstrumentId id) {
        return intents.stream()
                .filter(intent -> intent.intentId().contains(".dca." + id.symbol() + "."))
                .toList();
    }

    /** What the orders of an intent list are for, in the quote asset at their reference prices. */
    static Decimal worth(List<OrderIntent> orders) {
        return orders.stream()
                .map(order -> order.amount().valueAt(order.referencePrice()))
                .reduce(Decimal.ZERO, Decimal::plus);
    }
}
