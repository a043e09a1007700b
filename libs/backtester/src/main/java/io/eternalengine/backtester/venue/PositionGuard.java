package io.eternalengine.backtester.venue;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the exchange does to perpetual positions by itself while a candle runs: stops that protect them, and liquidation. A
 * candle that reaches a stop hits it at the stop or, if it opened beyond, at the open; whether the price would have come
 * back is not asked. Liquidation is judged at the worst price of the candle.
 */
final class PositionGuard {
    /** A position that is watched, and its stop if it has one. */
    private record Watch(String account, @Nullable Decimal stopPrice, String intentId) {}

    /** How a position was closed. */
    record Closure(String account, String intentId, Side side, Decimal quantity, Decimal middlePrice) {}

    private final Clearing clearing;
    private final FillAssumptions assumptions;
    /** One of an account, in the order of the accounts. */
    private final List<Watch> watches = new ArrayList<>();

    PositionGuard(Clearing clearing, FillAssumptions assumptions) {
        this.clearing = clearing;
        this.assumptions = assumptions;
    }

    /** An order filled: its position is watched until it is flat, and the newest stop covers all of it. */
    void filled(OrderIntent intent) {
        PerpetualPosition position = clearing.position(intent.account());
        Decimal stop = intent.stopPrice();
        if (position.isFlat() || stop != null) {
            watches.removeIf(watch -> watch.account().equals(intent.account()));
        }
        if (!position.isFlat()
                && watches.stream().noneMatch(watch -> watch.account().equals(intent.account()))) {
            watches.add(new Watch(intent.account(), stop, intent.intentId()));
            watches.sort(Comparator.comparing(Watch::account));
        }
    }

    /** Moves the stop of a position nearer to the market; false when there is none that is farther. */
    boolean move(OrderIntent intent) {
        for (int i = 0; i < watches.size(); i++) {
            Watch watch = watches.get(i);
            if (watch.account().equals(intent.account())) {
                boolean isNearer = isNearer(watch, intent);
                if (isNearer) {
                    watches.set(i, new Watch(watch.account(), intent.movedStop(), watch.intentId()));
                }
                return isNearer;
            }
        }
        return false;
    }

    private boolean isNearer(Watch watch, OrderIntent intent) {
        boolean isLong = intent.side() == Side.SELL;
        if (clearing.position(watch.account()).quantity().isPositive() != isLong) {
            return false;
        }
        Decimal stands = watch.stopPrice();
        Decimal stop = intent.movedStop();
        return stands == null || (isLong ? stop.isAtLeast(stands) : stop.isAtMost(stands));
    }

    /** Nothing is watched any longer. */
    void clear() {
        watches.clear();
    }

    boolean isIdle() {
        return watches.isEmpty();
    }

    /** The positions that this candle closes; they are watched no longer. */
    List<Closure> struckBy(Candle candle) {
        List<Closure> closures = List.of();
        for (int i = watches.size() - 1; i >= 0; i--) {
            Closure closure = closure(watches.get(i), candle);
            if (closure != null) {
                closures = closures.isEmpty() ? new ArrayList<>() : closures;
                closures.addFirst(closure);
                watches.remove(i);
            }
        }
        return closures;
    }

    private @Nullable Closure closure(Watch watch, Candle candle) {
        String account = watch.account();
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
