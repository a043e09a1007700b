package io.eternalengine.engine.funding;

import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.engine.Answers;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.NoActionBand;
import io.eternalengine.engine.RuleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run of FUNDING as a test plays it: inputs go in one after the other, intents come out. */
final class FundingRun {
    static final InstrumentId BTC_PERPETUAL = InstrumentId.linear("BTCUSDT");
    static final int BTC = 0;
    static final int ETH = 1;

    final FundingEngine engine;
    final FundingParameters parameters;
    final List<OrderIntent> intents = new ArrayList<>();
    final List<Decision> decisions = new ArrayList<>();
    long nowMs = Markets.START_MS;
    Decimal spotPrice = dec("40000");
    Decimal perpetualPrice = dec("40000");
    private long executions;
    private long allocations;
    private boolean restarts;

    FundingRun(FundingParameters parameters) {
        this.parameters = parameters;
        engine = new FundingEngine(parameters);
    }

    /** Trading rules known, risk's lease held, 150 000 of 1 000 000 USDT assigned, two settlements of 0.01 % on BTC. */
    static FundingRun ready() {
        return ready(FundingParameters.defaults());
    }

    static FundingRun ready(FundingParameters parameters) {
        var run = new FundingRun(parameters);
        run.on(new EngineInput.RiskLeaseChanged(true));
        for (CarryAsset asset : parameters.assets()) {
            run.on(new EngineInput.InstrumentDescribed(spotRules(asset)));
            run.on(new EngineInput.InstrumentDescribed(perpetualRules(asset)));
        }
        run.assign("1000000", "150000");
        run.settle("0.0001");
        run.settle("0.0001");
        return run;
    }

    /** Coins bought and hedged: 0.75 BTC at 40 000. */
    static FundingRun collecting() {
        FundingRun run = ready();
        run.fillUntilQuiet(run.candles());
        return run;
    }

    static Instrument spotRules(CarryAsset asset) {
        return new Instrument(
                asset.spot(),
                asset.coin(),
                "USDT",
                dec("0.01"),
                dec("0.000001"),
                dec("0.000001"),
                dec("10000"),
                dec("5"),
                dec("0.0000001"));
    }

    static Instrument perpetualRules(CarryAsset asset) {
        String lot = asset.coin().equals("BTC") ? "0.001" : asset.coin().equals("ETH") ? "0.01" : "0.1";
        return new Instrument(
                asset.perpetual(),
                asset.coin(),
                "USDT",
                dec("0.01"),
                dec(lot),
                dec(lot),
                dec("10000"),
                dec("5"),
                dec("0.0001"));
    }

    FundingRun restartingBetweenInputs() {
        restarts = true;
        return this;
    }

    List<OrderIntent> on(EngineInput input) {
        if (restarts) {
            engine.restore(engine.snapshot());
        }
        Decision decision = engine.on(input);
        decisions.add(decision);
        intents.addAll(decision.intents());
        return decision.intents();
    }

    void assign(String total, String engineCapital) {
        assignFrom(total, engineCapital, nowMs);
    }

    void assignFrom(String total, String engineCapital, long fromMs) {
        allocations++;
        on(new EngineInput.CapitalAssigned(new CapitalAllocation(
                "allocation-" + allocations, EngineId.FUNDING, "FUNDING", dec(total), dec(engineCapital), fromMs)));
    }

    /** A settlement of BTC, eight hours later. */
    List<OrderIntent> settle(String rate) {
        return settle(BTC_PERPETUAL, rate, 8 * HOUR_MS);
    }

    List<OrderIntent> settle(InstrumentId instrument, String rate, long intervalMs) {
        nowMs += intervalMs;
        return on(new EngineInput.FundingSettled(new FundingSettlement(instrument, dec(rate), nowMs, intervalMs)));
    }

    /** Candles of BTC, coin and perpetual, an hour later. */
    List<OrderIntent> candles() {
        nowMs += HOUR_MS;
        var made = new ArrayList<>(candle(asset(BTC).spot(), spotPrice));
        made.addAll(candle(asset(BTC).perpetual(), perpetualPrice));
        return made;
    }

    List<OrderIntent> candle(InstrumentId instrument, Decimal price) {
        return on(new EngineInput.CandleClosed(Markets.candle(instrument, nowMs, price)));
    }

    List<OrderIntent> ticker(String mark) {
        return ticker(mark, null, 0);
    }

    List<OrderIntent> ticker(String mark, @Nullable String predicted, long intervalMs) {
        return on(new EngineInput.TickerChanged(new Ticker(
                BTC_PERPETUAL,
                nowMs,
                null,
                null,
                null,
                dec(mark),
                null,
                predicted == null ? null : dec(predicted),
                0,
                intervalMs)));
    }

    /** Fills these intents and whatever they lead to. */
    void fillUntilQuiet(List<OrderIntent> orders) {
        List<OrderIntent> next = orders;
        for (int round = 0; round < 20 && !next.isEmpty(); round++) {
            var made = new ArrayList<OrderIntent>();
            for (OrderIntent order : next) {
                made.addAll(fill(order));
            }
            next = made;
        }
    }

    List<OrderIntent> fill(OrderIntent intent) {
        var made = new ArrayList<>(execute(intent, Answers.quantityOf(intent)));
        made.addAll(end(intent, OrderState.FILLED, Answers.quantityOf(intent)));
        return made;
    }

    List<OrderIntent> execute(OrderIntent intent, Decimal quantity) {
        executions++;
        return on(Answers.executed(intent, quantity, executions, nowMs));
    }

    List<OrderIntent> end(OrderIntent intent, OrderState end, Decimal filled) {
        return on(Answers.ended(intent, end, filled, nowMs));
    }

    List<OrderIntent> fail(OrderIntent intent) {
        return end(intent, OrderState.CANCELLED, Decimal.ZERO);
    }

    List<OrderIntent> reject(OrderIntent intent) {
        return on(Answers.rejected(intent, "a-rule", engine.halts().epoch(), nowMs));
    }

    List<OrderIntent> command(RiskAction action) {
        return on(new EngineInput.RiskCommanded(new RiskCommand(engine.halts().epoch() + 1, nowMs, action)));
    }

    CarryAsset asset(int index) {
        return parameters.assets().get(index);
    }

    FundingState state() {
        return engine.state();
    }

    NoActionBand band(int index, MarketCategory category) {
        return Objects.requireNonNull(engine.bands().of(index, category), "band");
    }

    Carry btc() {
        return state().carries().get(BTC);
    }

    Decision lastDecision() {
        return decisions.getLast();
    }

    /** The rules of all decisions that did something, in order. */
    List<String> rules() {
        return decisions.stream().map(Decision::rule).map(RuleName::text).toList();
    }
}
