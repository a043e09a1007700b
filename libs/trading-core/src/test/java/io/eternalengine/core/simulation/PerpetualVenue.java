package io.eternalengine.core.simulation;

import static io.eternalengine.core.Markets.dec;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.ClientOrderId;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.OrderState;
import io.eternalengine.core.model.OrderUpdate;
import io.eternalengine.core.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A venue for perpetuals with one account: fills whole, in parts or not at all, holds the stop of each position and
 * executes it inside a candle. Its cash counts contracts as bought for their value.
 */
final class PerpetualVenue {
    private static final Decimal FEE_FRACTION = dec("0.0005");

    /** What the venue says: executions first, then perhaps the end of the order. */
    record Report(List<Execution> executions, List<OrderUpdate> updates) {}

    private static final class Order {
        final OrderIntent intent;
        Decimal filledQuantity = Decimal.ZERO;
        Decimal filledValue = Decimal.ZERO;

        Order(OrderIntent intent) {
            this.intent = intent;
        }
    }

    final Map<InstrumentId, Decimal> prices = new TreeMap<>();
    Decimal cash = Decimal.ZERO;
    private final Map<InstrumentId, Decimal> positions = new TreeMap<>();
    private final Map<InstrumentId, Decimal> stops = new TreeMap<>();
    private final List<Order> open = new ArrayList<>();
    private final Random random;
    private boolean fillsAlways;
    private long executions;

    PerpetualVenue(Random random) {
        this.random = random;
    }

    void goodDays(boolean good) {
        fillsAlways = good;
    }

    /** Positive when long. */
    Decimal position(InstrumentId id) {
        return positions.getOrDefault(id, Decimal.ZERO);
    }

    void place(OrderIntent intent) {
        open.add(new Order(intent));
    }

    boolean hasOpenOrders() {
        return !open.isEmpty();
    }

    void payFunding(InstrumentId id, Decimal close, Decimal rate) {
        cash = cash.minus(position(id).times(close).times(rate));
    }

    /** The price went through a candle; a stop inside it is executed at the stop. */
    Optional<Execution> trade(Candle candle) {
        InstrumentId id = candle.instrument();
        prices.put(id, candle.close());
        Decimal stop = stops.get(id);
        Decimal held = position(id);
        if (stop == null || held.isZero()) {
            return Optional.empty();
        }
        boolean reached =
                held.isPositive() ? candle.low().isAtMost(stop) : candle.high().isAtLeast(stop);
        Side side = held.isPositive() ? Side.SELL : Side.BUY;
        return reached ? Optional.of(execute("", id, side, held.abs(), stop, candle.closeTimeMs())) : Optional.empty();
    }

    /** Something happens to the oldest order. */
    Report step(long nowMs) {
        Order order = open.getFirst();
        int chance = fillsAlways ? 99 : random.nextInt(100);
        if (chance < 10) {
            return end(order, order.filledQuantity.isZero() ? OrderState.REJECTED : OrderState.CANCELLED, nowMs);
        }
        Decimal wanted = fillable(order);
        Decimal quantity = chance < 35 ? part(wanted) : wanted;
        if (!quantity.isPositive()) {
            return end(order, OrderState.CANCELLED, nowMs);
        }
        Execution execution = fill(order, quantity, nowMs);
        if (chance < 25) {
            return new Report(List.of(execution), List.of(update(order, OrderState.PARTIALLY_FILLED, nowMs)));
        }
        OrderState ended = quantity.equals(wanted) ? OrderState.FILLED : OrderState.EXPIRED;
        return new Report(List.of(execution), end(order, ended, nowMs).updates());
    }

    private Decimal part(Decimal wanted) {
        return wanted.times(Decimal.of(random.nextInt(100)).times(dec("0.01"))).floorToStep(dec("0.001"));
    }

    /** An order that only reduces fills no more than is held. */
    private Decimal fillable(Order order) {
        Decimal left = quantity(order).minus(order.filledQuantity);
        Decimal held = position(order.intent.instrument());
        Decimal reducible = order.intent.side() == Side.SELL ? held : held.negated();
        return order.intent.claimsReduction() ? left.min(reducible.max(Decimal.ZERO)) : left;
    }

    private static Decimal quantity(Order order) {
        return switch (order.intent.amount()) {
            case OrderAmount.OfBase base -> base.quantity();
            case OrderAmount.OfQuote quote -> throw new AssertionError("a perpetual is traded by quantity: " + quote);
        };
    }

    private Execution fill(Order order, Decimal quantity, long nowMs) {
        OrderIntent intent = order.intent;
        Decimal price = Objects.requireNonNull(prices.get(intent.instrument()), "price");
        order.filledQuantity = order.filledQuantity.plus(quantity);
        order.filledValue = order.filledValue.plus(quantity.times(price));
        if (intent.stopPrice() != null) {
            stops.put(intent.instrument(), intent.stopPrice());
        }
        return execute(intent.intentId(), intent.instrument(), intent.side(), quantity, price, nowMs);
    }

    private Execution execute(
            String intentId, InstrumentId id, Side side, Decimal quantity, Decimal price, long nowMs) {
        Decimal value = quantity.times(price);
        Decimal fee = value.times(FEE_FRACTION);
        boolean buys = side == Side.BUY;
        positions.merge(id, buys ? quantity : quantity.negated(), Decimal::plus);
        cash = (buys ? cash.minus(value) : cash.plus(value)).minus(fee);
        if (position(id).isZero()) {
            stops.remove(id);
        }
        executions++;
        return new Execution(
                "exec-" + executions, intentId, "TREND-1", id, side, price, quantity, value, fee, "USDT", nowMs);
    }

    private Report end(Order order, OrderState state, long nowMs) {
        open.remove(order);
        return new Report(List.of(), List.of(update(order, state, nowMs)));
    }

    private static OrderUpdate update(Order order, OrderState state, long nowMs) {
        return new OrderUpdate(
                ClientOrderId.of(order.intent.intentId()),
                order.intent.intentId(),
                order.intent.engine(),
                order.intent.account(),
                order.intent.instrument(),
                order.intent.side(),
                state,
                order.filledQuantity,
                order.filledValue,
                "",
                nowMs);
    }
}
