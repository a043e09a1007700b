package io.eternalengine.core.simulation;

import static io.eternalengine.core.Markets.dec;

import io.eternalengine.core.Markets;
import io.eternalengine.core.model.ClientOrderId;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.OrderState;
import io.eternalengine.core.model.OrderUpdate;
import io.eternalengine.core.model.Side;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A venue with one account: fills whole, in parts or not at all, and keeps its own books. */
final class FakeVenue {
    private static final Decimal FEE_FRACTION = dec("0.001");

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

    final Map<String, Decimal> books = new TreeMap<>();
    final Map<InstrumentId, Decimal> prices = new TreeMap<>();
    private final List<Order> open = new ArrayList<>();
    private final Random random;
    private boolean fillsAlways;
    private long executions;

    FakeVenue(Random random) {
        this.random = random;
    }

    /** On good days the venue fills whatever it can, at once. */
    void goodDays(boolean good) {
        fillsAlways = good;
    }

    Decimal holding(String asset) {
        return books.getOrDefault(asset, Decimal.ZERO);
    }

    void move(String asset, Decimal change) {
        books.merge(asset, change, Decimal::plus);
    }

    void place(OrderIntent intent) {
        open.add(new Order(intent));
    }

    boolean hasOpenOrders() {
        return !open.isEmpty();
    }

    /** Something happens to the oldest order. */
    Report step(long nowMs) {
        Order order = open.getFirst();
        int chance = fillsAlways ? 99 : random.nextInt(100);
        if (chance < 10) {
            return end(order, order.filledQuantity.isZero() ? OrderState.REJECTED : OrderState.CANCELLED, nowMs);
        }
        Decimal wanted = fillable(order);
        Decimal quantity = chance < 35 ? part(order, wanted) : wanted;
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

    private Decimal part(Order order, Decimal wanted) {
        Decimal fraction = Decimal.of(random.nextInt(100)).times(dec("0.01"));
        return wanted.times(fraction).floorToStep(rules(order).quantityStep());
    }

    private Decimal fillable(Order order) {
        Decimal price = price(order);
        return switch (order.intent.amount()) {
            case OrderAmount.OfBase base ->
                base.quantity().minus(order.filledQuantity).min(holding(base(order)));
            case OrderAmount.OfQuote quote ->
                quote.amount()
                        .minus(order.filledValue)
                        .min(holding("USDT"))
                        .dividedBy(price, 18, RoundingMode.DOWN)
                        .floorToStep(rules(order).quantityStep());
        };
    }

    private Execution fill(Order order, Decimal quantity, long nowMs) {
        boolean buys = order.intent.side() == Side.BUY;
        Decimal price = price(order);
        Decimal value = price.times(quantity);
        Decimal fee = (buys ? quantity : value).times(FEE_FRACTION);
        String feeAsset = buys ? base(order) : "USDT";
        order.filledQuantity = order.filledQuantity.plus(quantity);
        order.filledValue = order.filledValue.plus(value);
        move(base(order), buys ? quantity : quantity.negated());
        move("USDT", buys ? value.negated() : value);
        move(feeAsset, fee.negated());
        executions++;
        return new Execution(
                "exec-" + executions,
                order.intent.intentId(),
                order.intent.account(),
                order.intent.instrument(),
                order.intent.side(),
                price,
                quantity,
                value,
                fee,
                feeAsset,
                nowMs);
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

    private Decimal price(Order order) {
        return java.util.Objects.requireNonNull(prices.get(order.intent.instrument()), "price");
    }

    private static Instrument rules(Order order) {
        return Markets.rulesOf(order.intent.instrument());
    }

    private static String base(Order order) {
        return rules(order).baseAsset();
    }
}
