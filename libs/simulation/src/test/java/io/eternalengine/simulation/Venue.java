package io.eternalengine.simulation;

import static io.eternalengine.domain.Markets.dec;

import io.eternalengine.domain.accounting.AccountLedger;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Answers;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The exchange for all accounts: fills whole, in parts, late or not at all, refuses, and holds the stop of each perpetual
 * position. It fills no more than the account has, and no more of a reducing order than there is to reduce.
 */
final class Venue {
    private static final long SLOW_MS = 8_000;

    /** Who receives its events. */
    interface Listener {
        void executed(Execution execution);

        void moved(OrderUpdate update);
    }

    private static final class Order {
        final OrderIntent intent;
        final boolean reduces;
        final long slowUntilMs;
        Decimal filledQuantity = Decimal.ZERO;
        Decimal filledValue = Decimal.ZERO;

        Order(OrderIntent intent, boolean reduces, long slowUntilMs) {
            this.intent = intent;
            this.reduces = reduces;
            this.slowUntilMs = slowUntilMs;
        }
    }

    private final Random random;
    private final RandomMarkets markets;
    private final Function<String, AccountLedger> accounts;
    private final Listener listener;
    private final List<Order> open = new ArrayList<>();
    private final Map<String, Decimal> stops = new TreeMap<>();
    private boolean goodDays;
    private long executions;

    Venue(Random random, RandomMarkets markets, Function<String, AccountLedger> accounts, Listener listener) {
        this.random = random;
        this.markets = markets;
        this.accounts = accounts;
        this.listener = listener;
    }

    /** On good days the venue fills whatever it can, at once. */
    void goodDays(boolean good) {
        goodDays = good;
    }

    void place(OrderIntent intent, boolean reduces, long nowMs) {
        boolean slow = random.nextInt(11) == 0;
        open.add(new Order(intent, reduces, slow ? nowMs + SLOW_MS : 0));
    }

    boolean hasOpenOrders() {
        return !open.isEmpty();
    }

    /** Orders of an account that are not over. */
    void forEachOpen(String account, Consumer<OrderIntent> each) {
        for (Order order : open) {
            if (order.intent.account().equals(account)) {
                each.accept(order.intent);
            }
        }
    }

    /** Something may happen to every order. */
    void live(long nowMs) {
        for (Order order : List.copyOf(open)) {
            if (goodDays || (nowMs >= order.slowUntilMs && random.nextInt(4) > 0)) {
                liveOn(order, nowMs);
            }
        }
    }

    /** The price went through a candle; stops inside it are executed at the stop. */
    void trade(Candle candle) {
        for (String key : List.copyOf(stops.keySet())) {
            if (candle.instrument().category() == MarketCategory.LINEAR
                    && key.endsWith("/" + candle.instrument().symbol())) {
                stopOut(key, candle);
            }
        }
    }

    private void stopOut(String key, Candle candle) {
        String account = key.substring(0, key.indexOf('/'));
        Decimal held = position(account, candle.instrument());
        Decimal stop = stops.getOrDefault(key, Decimal.ZERO);
        boolean reached =
                held.isPositive() ? candle.low().isAtMost(stop) : candle.high().isAtLeast(stop);
        if (!held.isZero() && reached) {
            Side side = held.isPositive() ? Side.SELL : Side.BUY;
            execute("", account, candle.instrument(), side, held.abs(), stop, candle.closeTimeMs());
        }
    }

    private void liveOn(Order order, long nowMs) {
        if (order.intent.movesStop()) {
            moveStop(order, nowMs);
            return;
        }
        int chance = goodDays ? 99 : random.nextInt(100);
        if (chance < 8) {
            end(order, order.filledQuantity.isZero() ? OrderState.REJECTED : OrderState.CANCELLED, nowMs);
            return;
        }
        Decimal wanted = fillable(order);
        Decimal quantity = chance < 30 ? part(order, wanted) : wanted;
        if (!quantity.isPositive()) {
            end(order, OrderState.CANCELLED, nowMs);
            return;
        }
        fill(order, quantity, nowMs);
        if (chance < 20) {
            listener.moved(update(order, OrderState.PARTIALLY_FILLED, nowMs));
        } else {
            end(order, quantity.equals(wanted) ? OrderState.FILLED : OrderState.EXPIRED, nowMs);
        }
    }

    /** It may be refused for no reason. Where the market is past it, the position is closed. */
    private void moveStop(Order order, long nowMs) {
        OrderIntent intent = order.intent;
        Decimal held = position(intent.account(), intent.instrument());
        boolean isLong = intent.side() == Side.SELL;
        if (isLong ? !held.isPositive() : !held.isNegative()) {
            end(order, OrderState.CANCELLED, nowMs);
            return;
        }
        if (!goodDays && random.nextInt(6) == 0) {
            end(order, OrderState.REJECTED, nowMs);
            return;
        }
        Decimal stop = intent.movedStop();
        Decimal price = markets.price(intent.instrument());
        if (isLong ? price.isAtMost(stop) : price.isAtLeast(stop)) {
            execute("", intent.account(), intent.instrument(), intent.side(), held.abs(), price, nowMs);
            end(order, OrderState.CANCELLED, nowMs);
            return;
        }
        stops.put(intent.account() + "/" + intent.instrument().symbol(), stop);
        end(order, OrderState.FILLED, nowMs);
    }

    /** The stop of a position; null for none. */
    @Nullable
    Decimal stopOf(String account, InstrumentId id) {
        return stops.get(account + "/" + id.symbol());
    }

    private Decimal part(Order order, Decimal wanted) {
        Decimal fraction = Decimal.of(random.nextInt(100)).times(dec("0.01"));
        return wanted.times(fraction).floorToStep(rules(order).quantityStep());
    }

    private Decimal fillable(Order order) {
        Decimal step = rules(order).quantityStep();
        Decimal price = markets.price(order.intent.instrument());
        Decimal left = switch (order.intent.amount()) {
            case OrderAmount.OfBase base -> base.quantity().minus(order.filledQuantity);
            case OrderAmount.OfQuote quote ->
                quote.amount().minus(order.filledValue).dividedBy(price, 18, RoundingMode.DOWN);
        };
        return left.min(possible(order, price)).floorToStep(step);
    }

    private Decimal possible(Order order, Decimal price) {
        AccountLedger account = accounts.apply(order.intent.account());
        if (order.intent.instrument().category() == MarketCategory.LINEAR) {
            Decimal held = position(order.intent.account(), order.intent.instrument());
            Decimal reducible = order.intent.side() == Side.SELL ? held : held.negated();
            return order.reduces ? reducible.max(Decimal.ZERO) : dec("1000000");
        }
        return order.intent.side() == Side.SELL
                ? account.coins(rules(order).baseAsset()).quantity()
                : account.cash().max(Decimal.ZERO).dividedBy(price, 18, RoundingMode.DOWN);
    }

    private void fill(Order order, Decimal quantity, long nowMs) {
        OrderIntent intent = order.intent;
        Decimal price = markets.price(intent.instrument());
        order.filledQuantity = order.filledQuantity.plus(quantity);
        order.filledValue = order.filledValue.plus(quantity.times(price));
        if (intent.stopPrice() != null) {
            stops.put(intent.account() + "/" + intent.instrument().symbol(), intent.stopPrice());
        }
        execute(intent.intentId(), intent.account(), intent.instrument(), intent.side(), quantity, price, nowMs);
    }

    private void execute(
            String intentId, String account, InstrumentId id, Side side, Decimal quantity, Decimal price, long nowMs) {
        executions++;
        boolean ofSpot = id.category() == MarketCategory.SPOT;
        boolean feeInCoin = ofSpot && side == Side.BUY;
        Decimal value = quantity.times(price);
        listener.executed(new Execution(
                "exec-" + executions,
                intentId,
                account,
                id,
                side,
                price,
                quantity,
                value,
                (feeInCoin ? quantity : value).times(ofSpot ? Answers.SPOT_FEE : Answers.PERPETUAL_FEE),
                feeInCoin ? RandomMarkets.coinOf(id) : "USDT",
                nowMs));
        if (!ofSpot && position(account, id).isZero()) {
            stops.remove(account + "/" + id.symbol());
        }
    }

    private void end(Order order, OrderState state, long nowMs) {
        open.remove(order);
        listener.moved(update(order, state, nowMs));
    }

    private static OrderUpdate update(Order order, OrderState state, long nowMs) {
        OrderIntent intent = order.intent;
        return new OrderUpdate(
                ClientOrderId.of(intent.intentId()),
                intent.intentId(),
                intent.engine(),
                intent.account(),
                intent.instrument(),
                intent.side(),
                state,
                order.filledQuantity,
                order.filledValue,
                "",
                nowMs);
    }

    private Decimal position(String account, InstrumentId id) {
        return accounts.apply(account).position(id).quantity();
    }

    private static Instrument rules(Order order) {
        return RandomMarkets.rulesOf(order.intent.instrument());
    }
}
