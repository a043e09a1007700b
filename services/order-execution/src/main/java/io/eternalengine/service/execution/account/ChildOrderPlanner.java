package io.eternalengine.service.execution.account;

import io.eternalengine.domain.execution.Slice;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.Side;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.market.MarketView;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what to send next for an order: how much, as maker or at market, and at which price. */
final class ChildOrderPlanner {
    private static final int DECIMALS = 18;

    private final ExecutionParameters parameters;

    ChildOrderPlanner(ExecutionParameters parameters) {
        this.parameters = parameters;
    }

    /** What to do with an order that has no child order under way. */
    sealed interface Plan {
        record Place(ChildOrder childOrder) implements Plan {}

        /** What is left is too small for an order. */
        record NothingLeft(String cause) implements Plan {}

        /** It must not be sent now. */
        record Refuse(String cause) implements Plan {}
    }

    /**
     * Plans the next child order.
     *
     * @param reducible how much of the base asset the ledger lets the order reduce: coins held, or the position against it. No more
     *     than that is sent of an order that reduces
     * @param largest most that it may be worth, in the quote asset; empty where the exchange's own largest order is the only bound
     */
    Plan plan(
            ParentOrder order,
            Decimal reducible,
            Optional<Decimal> largest,
            @Nullable ChildOrder last,
            Instrument instrument,
            MarketView.Quote quote,
            long nowMs) {
        ChildOrder.Kind kind = kind(order, nowMs);
        Optional<String> slipped = kind == ChildOrder.Kind.MARKET ? slippage(order, quote) : Optional.empty();
        if (slipped.isPresent()) {
            return new Plan.Refuse(slipped.get());
        }
        Decimal price = order.intent().side() == Side.BUY ? quote.ask() : quote.bid();
        Decimal makerPrice = order.intent().side() == Side.BUY ? quote.bid() : quote.ask();
        Optional<OrderAmount> amount = kind == ChildOrder.Kind.MARKET
                ? marketAmount(order, remaining(order, reducible, price), largest, instrument, price)
                : makerAmount(order, remaining(order, reducible, makerPrice), largest, instrument, makerPrice);
        if (amount.isEmpty()) {
            return new Plan.NothingLeft(
                    order.reduces() && !reducible.isPositive()
                            ? "nothing-held: the ledger holds no " + instrument.baseAsset()
                            : "too small");
        }
        return new Plan.Place(new ChildOrder(
                order.intent().intentId(),
                last == null ? 1 : last.number() + 1,
                kind,
                amount.get(),
                kind == ChildOrder.Kind.POST_ONLY ? makerPrice : null,
                ChildOrder.State.SUBMITTED,
                "",
                Decimal.ZERO,
                Decimal.ZERO,
                System.currentTimeMillis(),
                nowMs,
                ""));
    }

    /** Whether a resting child order should be made again, at the new maker price or at market. */
    boolean isStale(ChildOrder childOrder, long nowMs) {
        return childOrder.kind() == ChildOrder.Kind.POST_ONLY
                && nowMs - childOrder.submittedMarketMs()
                        >= parameters.repriceAfter().toMillis();
    }

    /** Whether what is left of an order is too small for another one. */
    boolean isTooSmall(ParentOrder order, Instrument instrument, Decimal price) {
        return marketAmount(order, order.remaining(), Optional.empty(), instrument, price)
                .isEmpty();
    }

    /** Whether what a closed child order has left is too small for another one: a purchase for an amount ends so, between two steps. */
    boolean isAllButDone(ParentOrder order, ChildOrder childOrder, Instrument instrument, Decimal price) {
        if (childOrder.filledQuantity().isZero()) {
            return false;
        }
        return switch (childOrder.amount()) {
            case OrderAmount.OfBase base ->
                base.quantity().minus(childOrder.filledQuantity()).isBelow(smallestQuantity(order, instrument, price));
            case OrderAmount.OfQuote quote ->
                quote.amount().minus(childOrder.filledValue()).isBelow(smallestValue(instrument, price));
        };
    }

    /** Whether an order is sent at market now, not as a maker. */
    boolean goesToMarket(ParentOrder order, long nowMs) {
        return kind(order, nowMs) == ChildOrder.Kind.MARKET;
    }

    private ChildOrder.Kind kind(ParentOrder order, long nowMs) {
        long ageMs = nowMs - order.intent().decidedAtMs();
        // A reduction that was decided far ahead would rest until then.
        boolean makerTimeIsOver = (order.reduces() ? Math.abs(ageMs) : ageMs)
                >= parameters.makerTimeout().toMillis();
        return order.intent().style() == ExecutionStyle.MAKER_THEN_MARKET && !makerTimeIsOver
                ? ChildOrder.Kind.POST_ONLY
                : ChildOrder.Kind.MARKET;
    }

    /** What reduces exposure is sold at any price; what opens waits when the market has run away from risk's mark. */
    private Optional<String> slippage(ParentOrder order, MarketView.Quote quote) {
        if (order.reduces()) {
            return Optional.empty();
        }
        Decimal mark = order.intent().referencePrice();
        Decimal price = order.intent().side() == Side.BUY ? quote.ask() : quote.bid();
        Decimal distance = price.minus(mark).abs();
        return distance.isAbove(mark.times(parameters.slippageCapFraction()))
                ? Optional.of("slippage-cap: the market is at " + price + ", risk approved at " + mark)
                : Optional.empty();
    }

    /** What is still to be traded, in the unit of the intent; of what reduces no more than there is. */
    private static Decimal remaining(ParentOrder order, Decimal reducible, Decimal price) {
        if (!order.reduces()) {
            return order.remaining();
        }
        return switch (order.intent().amount()) {
            case OrderAmount.OfBase ignored -> order.remaining().min(reducible);
            case OrderAmount.OfQuote ignored -> order.remaining().min(reducible.times(price));
        };
    }

    private static Optional<OrderAmount> marketAmount(
            ParentOrder order, Decimal remaining, Optional<Decimal> largest, Instrument instrument, Decimal price) {
        Decimal most = instrument.maxMarketQuantity();
        return switch (order.intent().amount()) {
            case OrderAmount.OfQuote ignored
            when instrument.id().category() == MarketCategory.SPOT ->
                quote(remaining, bounded(most.times(price), largest), instrument, price);
            case OrderAmount.OfBase ignored ->
                base(order, remaining, bounded(most, inBase(largest, price)), instrument, price);
            // Perpetuals are ordered in the base asset only.
            case OrderAmount.OfQuote ignored ->
                base(order, inBase(remaining, price), bounded(most, inBase(largest, price)), instrument, price);
        };
    }

    private static Optional<OrderAmount> makerAmount(
            ParentOrder order, Decimal remaining, Optional<Decimal> largest, Instrument instrument, Decimal price) {
        Decimal quantity = switch (order.intent().amount()) {
            case OrderAmount.OfBase ignored -> remaining;
            case OrderAmount.OfQuote ignored -> inBase(remaining, price);
        };
        return base(order, quantity, bounded(quantity, inBase(largest, price)), instrument, price);
    }

    private static Decimal bounded(Decimal most, Optional<Decimal> largest) {
        return largest.map(most::min).orElse(most);
    }

    private static Optional<Decimal> inBase(Optional<Decimal> quoteAmount, Decimal price) {
        return quoteAmount.filter(amount -> price.isPositive()).map(amount -> inBase(amount, price));
    }

    private static Decimal inBase(Decimal quoteAmount, Decimal price) {
        return quoteAmount.dividedBy(price, DECIMALS, RoundingMode.DOWN);
    }

    private static Optional<OrderAmount> base(
            ParentOrder order, Decimal quantity, Decimal most, Instrument instrument, Decimal price) {
        Decimal slice =
                Slice.next(quantity, most, smallestQuantity(order, instrument, price), instrument.quantityStep());
        boolean isTooSmall = !isValueFree(order, instrument) && instrument.isTooSmall(slice, slice.times(price));
        return !slice.isPositive() || isTooSmall ? Optional.empty() : Optional.of(new OrderAmount.OfBase(slice));
    }

    private static Optional<OrderAmount> quote(Decimal amount, Decimal most, Instrument instrument, Decimal price) {
        Decimal slice = Slice.next(amount, most, smallestValue(instrument, price), instrument.quoteStep());
        return slice.isPositive() ? Optional.of(new OrderAmount.OfQuote(slice)) : Optional.empty();
    }

    /** The exchange asks no least value of an order that reduces a position. */
    private static boolean isValueFree(ParentOrder order, Instrument instrument) {
        return order.reduces() && instrument.id().category() == MarketCategory.LINEAR;
    }

    /** Of the base asset. What is worth nothing has no quantity that would be worth enough. */
    private static Decimal smallestQuantity(ParentOrder order, Instrument instrument, Decimal price) {
        return isValueFree(order, instrument) || !price.isPositive()
                ? instrument.minQuantity()
                : instrument.minQuantity().max(instrument.minNotional().dividedBy(price, DECIMALS, RoundingMode.UP));
    }

    /** Of the quote asset. */
    private static Decimal smallestValue(Instrument instrument, Decimal price) {
        return instrument
                .minNotional()
                .max(instrument.quantityStep().max(instrument.minQuantity()).times(price));
    }
}
