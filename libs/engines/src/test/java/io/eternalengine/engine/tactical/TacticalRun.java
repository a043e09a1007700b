package io.eternalengine.engine.tactical;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.DAY_MS;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Answers;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.NoActionBand;
import io.eternalengine.engine.RuleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One run of TACTICAL as a test plays it. Every candle is an hour after the last. */
final class TacticalRun {
    final TacticalEngine engine;
    final List<OrderIntent> intents = new ArrayList<>();
    final List<Decision> decisions = new ArrayList<>();
    long nowMs = Markets.START_MS;
    boolean fills = true;
    private final boolean restarts;
    private long executions;

    private TacticalRun(TacticalParameters parameters, boolean restarts) {
        engine = new TacticalEngine(parameters);
        this.restarts = restarts;
        on(new EngineInput.RiskLeaseChanged(true));
        on(new EngineInput.InstrumentDescribed(Markets.btc()));
        on(new EngineInput.InstrumentDescribed(Markets.eth()));
        on(new EngineInput.CapitalAssigned(
                new CapitalAllocation("first", EngineId.TACTICAL, "TACTICAL", dec("1000000"), dec("10000"), nowMs)));
    }

    /** 10 000 of 1 000 000 USDT assigned; BTC came from 60 000, its all-time high. */
    static TacticalRun afterTheHigh() {
        return afterTheHigh(TacticalParameters.defaults(), false);
    }

    void assignFrom(String engineCapital, long fromMs) {
        on(new EngineInput.CapitalAssigned(new CapitalAllocation(
                "from-" + fromMs, EngineId.TACTICAL, "TACTICAL", dec("1000000"), dec(engineCapital), fromMs)));
    }

    static TacticalRun afterTheHigh(TacticalParameters parameters, boolean restarts) {
        var run = new TacticalRun(parameters, restarts);
        run.candles("60000", "3000");
        return run;
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

    NoActionBand band(int index) {
        return Objects.requireNonNull(engine.bands().of(index), "band");
    }

    TacticalState state() {
        return engine.state();
    }

    /** Candles of both coins; their orders are filled when {@code fills} is set. */
    List<OrderIntent> candles(String btc, String eth) {
        nowMs += HOUR_MS;
        var made = new ArrayList<OrderIntent>();
        made.addAll(candle(BTC, btc));
        made.addAll(candle(ETH, eth));
        return made;
    }

    private List<OrderIntent> candle(InstrumentId instrument, String price) {
        List<OrderIntent> made = on(new EngineInput.CandleClosed(Markets.candle(instrument, nowMs, dec(price))));
        if (fills) {
            made.forEach(this::fill);
        }
        return made;
    }

    /** Candles at these prices until nothing is ordered any more. */
    List<OrderIntent> candlesUntilQuiet(String btc, String eth) {
        var all = new ArrayList<OrderIntent>();
        List<OrderIntent> made = candles(btc, eth);
        for (int i = 0; i < 50 && !made.isEmpty(); i++) {
            all.addAll(made);
            made = candles(btc, eth);
        }
        return all;
    }

    void passDays(int days) {
        nowMs += days * DAY_MS;
    }

    void fear(int value) {
        on(new EngineInput.SentimentPublished(new Sentiment(value, nowMs)));
    }

    void settle(String rate) {
        nowMs += 8 * HOUR_MS;
        on(new EngineInput.FundingSettled(
                new FundingSettlement(InstrumentId.linear("BTCUSDT"), dec(rate), nowMs, 8 * HOUR_MS)));
    }

    List<OrderIntent> command(RiskAction action) {
        List<OrderIntent> made =
                on(new EngineInput.RiskCommanded(new RiskCommand(engine.halts().epoch() + 1, nowMs, action)));
        if (fills) {
            made.forEach(this::fill);
        }
        return made;
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

    void end(OrderIntent intent, OrderState end, Decimal filled) {
        on(Answers.ended(intent, end, filled, nowMs));
    }

    List<String> rules() {
        return decisions.stream().map(Decision::rule).map(RuleName::text).toList();
    }

    /** What all purchases so far were for, in the quote asset. */
    Decimal ordered() {
        return intents.stream()
                .filter(intent -> intent.side() == Side.BUY)
                .map(intent -> intent.amount().valueAt(intent.referencePrice()))
                .reduce(Decimal.ZERO, Decimal::plus);
    }
}
