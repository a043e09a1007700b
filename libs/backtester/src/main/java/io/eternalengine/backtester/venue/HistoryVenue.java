package io.eternalengine.backtester.venue;

import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.core.accounting.AccountLedger;
import io.eternalengine.core.accounting.LedgerEvent;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.model.OrderState;
import io.eternalengine.core.model.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Fills orders from the candles of one instrument. An order that was placed when a candle closed fills at the open of the next
 * one, which nobody knew when it was decided: a market order at once, worse by half the spread and its impact; a post-only
 * order rests at the maker's price and fills only when the market trades <em>through</em> it, else it takes liquidity at the
 * open after that.
 */
public final class HistoryVenue {
    private static final int PRICE_DECIMALS = 18;
    private static final BigDecimal BPS = new BigDecimal("0.0001");

    private final MarketSeries series;
    private final Instrument instrument;
    private final FillAssumptions assumptions;
    private final VenueBooks books;
    private final VenueListener listener;
    private final List<RestingOrder> orders = new ArrayList<>();
    private long executions;

    public HistoryVenue(MarketSeries series, FillAssumptions assumptions, VenueBooks books, VenueListener listener) {
        this.series = series;
        this.instrument = series.instrument();
        this.assumptions = assumptions;
        this.books = books;
        this.listener = listener;
    }

    public void place(OrderIntent intent) {
        orders.add(new RestingOrder(intent));
    }

    /** A candle opens: what takes liquidity is filled, the rest finds its place. */
    public void open(int index) {
        if (orders.isEmpty()) {
            return;
        }
        for (RestingOrder order : List.copyOf(orders)) {
            if (order.takes()) {
                orders.remove(order);
                take(order, index);
            } else {
                order.restAt(
                        makerPrice(order.intent.side(), series.candle(index).open()));
            }
        }
    }

    /** A candle is about to close: what was traded through is filled, what was not gives up resting. */
    public void close(int index) {
        if (orders.isEmpty()) {
            return;
        }
        Candle candle = series.candle(index);
        List<RestingOrder> filled = new ArrayList<>();
        for (Iterator<RestingOrder> all = orders.iterator(); all.hasNext(); ) {
            RestingOrder order = all.next();
            Decimal limit = order.limitPrice();
            if (limit == null) {
                continue;
            }
            if (isTradedThrough(order.intent.side(), limit, candle)) {
                all.remove();
                filled.add(order);
            } else {
                order.giveUpResting();
            }
        }
        for (RestingOrder order : filled) {
            Decimal limit = java.util.Objects.requireNonNull(order.limitPrice());
            fill(order, limit, assumptions.makerFee(instrument.id()), candle.closeTimeMs() - 1);
        }
    }

    private void take(RestingOrder order, int index) {
        Candle candle = series.candle(index);
        OrderIntent intent = order.intent;
        Decimal estimate = quantityAt(intent, candle.open());
        double impact = MarketImpact.fraction(
                series,
                index,
                estimate,
                assumptions.impactCoefficient().toBigDecimal().doubleValue());
        BigDecimal cost = assumptions
                .halfSpreadBps()
                .toBigDecimal()
                .multiply(BPS)
                .add(BigDecimal.valueOf(impact), MathContext.DECIMAL64);
        Decimal price = worse(intent.side(), candle.open(), cost);
        fill(order, price, assumptions.takerFee(instrument.id()), candle.openTimeMs());
    }

    /** The open, worse by a fraction, on the grid of prices; rounded against us. */
    private Decimal worse(Side side, Decimal open, BigDecimal fraction) {
        BigDecimal signed = side == Side.BUY ? fraction : fraction.negate();
        Decimal price = open.times(Decimal.of(BigDecimal.ONE.add(signed)));
        return side == Side.BUY
                ? price.ceilToStep(instrument.tickSize())
                : price.floorToStep(instrument.tickSize()).max(instrument.tickSize());
    }

    private Decimal makerPrice(Side side, Decimal open) {
        Decimal half =
                open.times(Decimal.of(assumptions.halfSpreadBps().toBigDecimal().multiply(BPS)));
        return side == Side.BUY
                ? open.minus(half).floorToStep(instrument.tickSize())
                : open.plus(half).ceilToStep(instrument.tickSize());
    }

    /** Touching is not enough: others stood in the queue before us. */
    private static boolean isTradedThrough(Side side, Decimal limit, Candle candle) {
        return side == Side.BUY ? candle.low().isBelow(limit) : candle.high().isAbove(limit);
    }

    private Decimal quantityAt(OrderIntent intent, Decimal price) {
        return switch (intent.amount()) {
            case OrderAmount.OfBase base -> base.quantity();
            case OrderAmount.OfQuote quote ->
                quote.amount()
                        .dividedBy(price, PRICE_DECIMALS, RoundingMode.DOWN)
                        .floorToStep(instrument.quantityStep());
        };
    }

    private void fill(RestingOrder order, Decimal price, Decimal feeFraction, long atMs) {
        OrderIntent intent = order.intent;
        Decimal quantity = quantityAt(intent, price);
        Decimal value = price.times(quantity);
        String objection = objection(intent, quantity, value);
        if (!objection.isEmpty()) {
            listener.moved(order.ended(OrderState.REJECTED, Decimal.ZERO, Decimal.ZERO, objection, atMs));
            return;
        }
        Execution execution = execution(intent, price, quantity, value, feeFraction, atMs);
        books.apply(new LedgerEvent.Traded(execution, instrument.baseAsset()));
        listener.executed(execution);
        listener.moved(order.ended(OrderState.FILLED, quantity, value, "", atMs));
    }

    private Execution execution(
            OrderIntent intent, Decimal price, Decimal quantity, Decimal value, Decimal feeFraction, long atMs) {
        boolean feeInCoin = intent.instrument().category() == MarketCategory.SPOT && intent.side() == Side.BUY;
        executions++;
        return new Execution(
                instrument.id().symbol() + "-" + instrument.id().category() + "-" + executions,
                intent.intentId(),
                intent.account(),
                intent.instrument(),
                intent.side(),
                price,
                quantity,
                value,
                (feeInCoin ? quantity : value).times(feeFraction),
                feeInCoin ? instrument.baseAsset() : instrument.quoteAsset(),
                atMs);
    }

    /** Why the exchange refuses the order; empty when it does not. */
    private String objection(OrderIntent intent, Decimal quantity, Decimal value) {
        if (!quantity.isMultipleOf(instrument.quantityStep())
                || quantity.isAbove(instrument.maxMarketQuantity())
                || instrument.isTooSmall(quantity, value)) {
            return "quantity " + quantity + " worth " + value + " is against the trading rules";
        }
        if (instrument.id().category() != MarketCategory.SPOT) {
            return "";
        }
        AccountLedger account = books.account(intent.account());
        boolean buys = intent.side() == Side.BUY;
        Decimal held =
                buys ? account.cash() : account.coins(instrument.baseAsset()).quantity();
        Decimal needed = buys ? value : quantity;
        return needed.isAbove(held) ? "insufficient balance: " + needed + " is needed, " + held + " is held" : "";
    }
}
