package io.eternalengine.backtester.venue;

import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills orders from the candles of one instrument. An order that was placed when a candle closed fills at the open of the next
 * one, which nobody knew when it was decided: a market order at once, worse by half the spread and its impact; a post-only
 * order rests at the maker's price and fills only when the market trades <em>through</em> it, else it takes liquidity at the
 * open after that. Inside a candle what protects or liquidates positions comes before what rests.
 */
public final class HistoryVenue {
    private static final int QUANTITY_DECIMALS = 18;
    /** Begins the ids of executions that the end of a market made. */
    private static final String END = "market-end.";

    private final MarketSeries series;
    private final Instrument instrument;
    private final VenueListener listener;
    private final FillPrices prices;
    private final Clearing clearing;
    private final PositionGuard guard;
    private final List<RestingOrder> orders = new ArrayList<>();

    public HistoryVenue(
            MarketSeries series,
            FillAssumptions assumptions,
            VenueBooks books,
            PriceBoard board,
            VenueListener listener) {
        this.series = series;
        this.instrument = series.instrument();
        this.listener = listener;
        prices = new FillPrices(series, assumptions);
        clearing = new Clearing(instrument, assumptions, books, board);
        guard = new PositionGuard(clearing, assumptions);
    }

    /**
     * Takes an order. One that moves a stop does so at once: the stop stands there from the next candle on.
     *
     * @param reduces whether it may only make a position smaller
     */
    public void place(OrderIntent intent, boolean reduces) {
        var order = new RestingOrder(intent, reduces);
        if (intent.movesStop()) {
            moveStop(order);
        } else {
            orders.add(order);
        }
    }

    private void moveStop(RestingOrder order) {
        boolean stands = guard.move(order.intent);
        listener.moved(order.ended(
                stands ? OrderState.FILLED : OrderState.CANCELLED,
                Decimal.ZERO,
                Decimal.ZERO,
                stands ? "" : "no position has a stop that is farther",
                order.intent.decidedAtMs()));
    }

    /**
     * A candle has opened: what takes liquidity is filled at its open, what rests finds its place. Asked again at the same
     * open it fills what was placed meanwhile, as the second leg of a pair is.
     *
     * @return whether there was anything to fill
     */
    public boolean open(int index) {
        if (orders.isEmpty()) {
            return false;
        }
        boolean filled = false;
        for (RestingOrder order : List.copyOf(orders)) {
            Decimal open = series.candle(index).open();
            if (order.takes()) {
                orders.remove(order);
                Decimal price = prices.taker(order.intent.side(), open, quantityAt(order, open), index);
                fill(order, price, false, series.candle(index).openTimeMs());
                filled = true;
            } else if (order.limitPrice() == null) {
                order.restAt(prices.maker(order.intent.side(), open));
            }
        }
        return filled;
    }

    /** A candle is about to close: what happened inside it comes to light. */
    public void close(int index) {
        strike(index);
        if (!orders.isEmpty()) {
            fillWhatRests(series.candle(index));
            // A position opened inside the candle may have been struck in it, too.
            strike(index);
        }
    }

    /**
     * The market ends for good, as by a delisting: at its last price every account's position is closed, and its coins are sold.
     *
     * @param last candle of the market
     */
    public void end(Candle last, List<String> accounts) {
        for (String account : accounts) {
            Decimal held = clearing.held(account);
            if (!held.isZero()) {
                Side side = held.isPositive() ? Side.SELL : Side.BUY;
                listener.executed(clearing.book(
                        END + instrument.id().symbol(),
                        account,
                        side,
                        last.close(),
                        held.abs(),
                        false,
                        last.closeTimeMs()));
            }
        }
        guard.clear();
    }

    /**
     * Refuses what was ordered in a market that has ended.
     *
     * @return whether there was anything to refuse
     */
    public boolean refuseAll(long nowMs) {
        if (orders.isEmpty()) {
            return false;
        }
        List<RestingOrder> refused = List.copyOf(orders);
        orders.clear();
        refused.forEach(order -> listener.moved(
                order.ended(OrderState.REJECTED, Decimal.ZERO, Decimal.ZERO, "the market has ended", nowMs)));
        return true;
    }

    private void strike(int index) {
        if (guard.isIdle()) {
            return;
        }
        Candle candle = series.candle(index);
        for (PositionGuard.Closure closure : guard.struckBy(candle)) {
            Decimal price = prices.taker(closure.side(), closure.middlePrice(), closure.quantity(), index);
            listener.executed(clearing.book(
                    closure.intentId(),
                    closure.account(),
                    closure.side(),
                    price,
                    closure.quantity(),
                    false,
                    candle.closeTimeMs() - 1));
        }
    }

    private void fillWhatRests(Candle candle) {
        for (RestingOrder order : List.copyOf(orders)) {
            Decimal limit = order.limitPrice();
            if (limit == null) {
                continue;
            }
            if (FillPrices.isTradedThrough(order.intent.side(), limit, candle)) {
                orders.remove(order);
                fill(order, limit, true, candle.closeTimeMs() - 1);
            } else {
                order.giveUpResting();
            }
        }
    }

    private Decimal quantityAt(RestingOrder order, Decimal price) {
        Decimal quantity = switch (order.intent.amount()) {
            case OrderAmount.OfBase base -> base.quantity();
            case OrderAmount.OfQuote quote ->
                quote.amount()
                        .dividedBy(price, QUANTITY_DECIMALS, RoundingMode.DOWN)
                        .floorToStep(instrument.quantityStep());
        };
        return isPerpetual() && order.reduces ? quantity.min(closable(order.intent)) : quantity;
    }

    /** What an order that may only reduce can close. */
    private Decimal closable(OrderIntent intent) {
        PerpetualPosition position = clearing.position(intent.account());
        boolean closes = position.quantity().isPositive() == (intent.side() == Side.SELL);
        return closes ? position.quantity().abs() : Decimal.ZERO;
    }

    private void fill(RestingOrder order, Decimal price, boolean maker, long atMs) {
        OrderIntent intent = order.intent;
        Decimal quantity = quantityAt(order, price);
        Decimal value = price.times(quantity);
        String objection = clearing.objection(intent.account(), intent.side(), quantity, value);
        if (!objection.isEmpty()) {
            listener.moved(order.ended(OrderState.REJECTED, Decimal.ZERO, Decimal.ZERO, objection, atMs));
            return;
        }
        var execution = clearing.book(intent.intentId(), intent.account(), intent.side(), price, quantity, maker, atMs);
        if (isPerpetual()) {
            guard.filled(intent);
        }
        listener.executed(execution);
        listener.moved(order.ended(OrderState.FILLED, quantity, value, "", atMs));
    }

    private boolean isPerpetual() {
        return instrument.id().category() == MarketCategory.LINEAR;
    }
}
