package io.eternalengine.backtester.screen;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.trend.Direction;
import io.eternalengine.engine.trend.TrendEngine;
import io.eternalengine.engine.trend.TrendParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The trades that the engine makes at an exchange that fills at the next open and keeps stops inside candles. */
final class EngineTrades {
    static final InstrumentId ASSET = InstrumentId.linear("BTCUSDT");
    static final Instrument RULES = new Instrument(
            ASSET,
            "BTC",
            "USDT",
            Decimal.of("0.10"),
            Decimal.of("0.001"),
            Decimal.of("0.001"),
            Decimal.of("1000"),
            Decimal.of("5"),
            Decimal.of("0.01"));

    private final TrendEngine engine;
    private final List<Candle> candles;
    private final Decimal slippage;
    private final List<String> trades = new ArrayList<>();
    private @Nullable OrderIntent waiting;
    private @Nullable Decimal stop;
    private int entered;
    private Decimal entryPrice = Decimal.ZERO;
    private long executions;

    EngineTrades(TrendParameters parameters, List<Candle> candles, int slippageBps) {
        engine = new TrendEngine(parameters);
        this.candles = candles;
        slippage = Decimal.of(slippageBps).times(Decimal.of("0.0001"));
    }

    /** The first candles only warm the indicators: capital comes before this one closes. */
    List<String> from(int first) {
        on(new EngineInput.InstrumentDescribed(RULES));
        on(new EngineInput.RiskLeaseChanged(true));
        for (int i = 0; i < candles.size(); i++) {
            if (i == first) {
                on(new EngineInput.CapitalAssigned(new CapitalAllocation(
                        "first", EngineId.TREND, "TREND-1", Decimal.of(10_000_000), Decimal.of(1_000_000), 0)));
            }
            open(i);
            strike(i);
            on(new EngineInput.CandleClosed(candles.get(i)));
        }
        return trades;
    }

    private void on(EngineInput input) {
        engine.on(input).intents().forEach(this::take);
    }

    private void take(OrderIntent intent) {
        if (intent.movesStop()) {
            stop = intent.movedStop();
        } else {
            waiting = intent;
        }
    }

    private void open(int index) {
        OrderIntent intent = waiting;
        if (intent == null) {
            return;
        }
        waiting = null;
        Candle candle = candles.get(index);
        Decimal quantity = ((OrderAmount.OfBase) intent.amount()).quantity();
        Decimal price = worse(candle.open(), intent.side());
        if (intent.reduceOnly()) {
            stop = null;
            left(index, price, intent.reason());
        } else {
            stop = intent.stopPrice();
            entered = index;
            entryPrice = price;
        }
        execute(intent.intentId(), intent.side(), quantity, price, candle.openTimeMs());
        on(new EngineInput.OrderMoved(new OrderUpdate(
                ClientOrderId.of(intent.intentId()),
                intent.intentId(),
                intent.engine(),
                intent.account(),
                ASSET,
                intent.side(),
                OrderState.FILLED,
                quantity,
                quantity.times(price),
                "",
                candle.openTimeMs())));
    }

    private void strike(int index) {
        Candle candle = candles.get(index);
        Decimal held = engine.held(0);
        Decimal level = stop;
        if (level == null || held.isZero()) {
            return;
        }
        boolean isLong = held.isPositive();
        if (isLong ? candle.low().isAtMost(level) : candle.high().isAtLeast(level)) {
            Side side = isLong ? Side.SELL : Side.BUY;
            Decimal price = worse(isLong ? level.min(candle.open()) : level.max(candle.open()), side);
            left(index, price, labelOf(ScreenedExit.STRUCK));
            stop = null;
            execute("", side, held.abs(), price, candle.closeTimeMs() - 1);
        }
    }

    private void left(int index, Decimal price, String reason) {
        Direction direction = engine.held(0).isPositive() ? Direction.LONG : Direction.SHORT;
        trades.add(text(direction, entered, entryPrice, index, price, reason));
    }

    private void execute(String intentId, Side side, Decimal quantity, Decimal price, long atMs) {
        on(new EngineInput.Executed(new Execution(
                "execution-" + ++executions,
                intentId,
                "TREND-1",
                ASSET,
                side,
                price,
                quantity,
                quantity.times(price),
                Decimal.ZERO,
                "USDT",
                atMs)));
    }

    private Decimal worse(Decimal price, Side side) {
        return side == Side.BUY
                ? price.times(Decimal.ONE.plus(slippage)).ceilToStep(RULES.tickSize())
                : price.times(Decimal.ONE.minus(slippage))
                        .floorToStep(RULES.tickSize())
                        .max(RULES.tickSize());
    }

    static String labelOf(ScreenedExit exit) {
        return exit.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String text(
            Direction direction, int entered, Decimal entryPrice, int left, Decimal exitPrice, String reason) {
        return direction + " " + entered + " at " + entryPrice + " to " + left + " at " + exitPrice + ": " + reason;
    }
}
