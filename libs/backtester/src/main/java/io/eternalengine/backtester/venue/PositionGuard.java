package io.eternalengine.backtester.venue;

import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the exchange does to perpetual positions by itself while a candle runs: stops that protect them, and liquidation. A
 * candle that reaches a stop hits it at the stop or, if it opened beyond, at the open; whether the price would have come
 * back is not asked. Liquidation is judged at the worst price of the candle.
 */
final class PositionGuard {
    /** A position that is watched, and its stop if it has one. */
    private record Watch(@Nullable Decimal stopPrice, String intentId) {}

    /** How a position was closed. */
    record Closure(String account, String intentId, Side side, Decimal quantity, Decimal middlePrice) {}

    private final Clearing clearing;
    private final FillAssumptions assumptions;
    private final SortedMap<String, Watch> watches = new TreeMap<>();

    PositionGuard(Clearing clearing, FillAssumptions assumptions) {
        this.clearing = clearing;
        this.assumptions = assumptions;
    }

    /** An order filled: its position is watched until it is flat, and the newest stop covers all of it. */
    void filled(OrderIntent intent) {
        PerpetualPosition position = clearing.position(intent.account());
        if (position.isFlat()) {
            watches.remove(intent.account());
            return;
        }
        Decimal stop = intent.stopPrice();
        if (stop != null || !watches.containsKey(intent.account())) {
            watches.put(intent.account(), new Watch(stop, intent.intentId()));
        }
    }

    boolean isIdle() {
        return watches.isEmpty();
    }

    /** The positions that this candle closes; they are watched no longer. */
    List<Closure> struckBy(Candle candle) {
        List<Closure> closures = List.of();
        for (Map.Entry<String, Watch> watched : watches.entrySet()) {
            Closure closure = closure(watched.getKey(), watched.getValue(), candle);
            if (closure != null) {
                closures = closures.isEmpty() ? new ArrayList<>() : closures;
                closures.add(closure);
            }
        }
        for (Closure closure : closures) {
            watches.remove(closure.account());
        }
        return closures;
    }

    private @Nullable Closure closure(String account, Watch watch, Candle candle) {
        PerpetualPosition position = clearing.position(account);
        boolean isLong = position.quantity().isPositive();
        Side side = isLong ? Side.SELL : Side.BUY;
        Decimal quantity = position.quantity().abs();
        Decimal worst = isLong ? candle.low() : candle.high();
        Decimal stop = watch.stopPrice();
        if (stop != null && (isLong ? worst.isAtMost(stop) : worst.isAtLeast(stop))) {
            Decimal price = isLong ? stop.min(candle.open()) : stop.max(candle.open());
            return new Closure(account, "stop." + watch.intentId(), side, quantity, price);
        }
        if (clearing.isFarFromLiquidation(account, candle.instrument(), worst)) {
            return null;
        }
        Decimal margin = clearing.margin(account, candle.instrument(), worst);
        Decimal maintenance = clearing.notional(account).times(assumptions.maintenanceMarginFraction());
        return margin.isBelow(maintenance)
                ? new Closure(account, "liquidation." + watch.intentId(), side, quantity, worst)
                : null;
    }
}
