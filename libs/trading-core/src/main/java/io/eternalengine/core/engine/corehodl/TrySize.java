package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.OrderAmount;
import java.util.Objects;
import java.util.Optional;

/**
 * How much of a task its next try asks for: no sale of more than is held, no purchase beyond the engine's cash, the limit of
 * one order, or what of the portfolio may be in one asset, and half as much each time that risk, which knows what the other engines
 * are worth now, found a try too large. What a try leaves is asked for by the next one.
 */
final class TrySize {
    /** Half of a try stays this far above the smallest order: at the price of its fill it may be worth less. */
    private static final Decimal LEAST_OF_HALVES = Decimal.of(2);

    private TrySize() {}

    /** Empty when what may be asked for is too small for an order. */
    static Optional<OrderAmount> of(Deliberation course, Task task) {
        Instrument instrument =
                Objects.requireNonNull(course.state().instruments().get(task.instrument()), "instrument");
        Decimal price = Objects.requireNonNull(course.state().markets().get(task.instrument()), "market")
                .lastClose();
        return switch (task.remaining()) {
            case OrderAmount.OfBase base -> ofBase(course, task, instrument, base.quantity(), price);
            case OrderAmount.OfQuote quote -> ofQuote(course, task, instrument, quote.amount(), price);
        };
    }

    private static Optional<OrderAmount> ofBase(
            Deliberation course, Task task, Instrument instrument, Decimal remaining, Decimal price) {
        Decimal quantity = remaining
                .min(freeToSell(course, task, instrument.baseAsset()))
                .min(instrument.maxMarketQuantity())
                .floorToStep(instrument.quantityStep());
        return quantity.isPositive() && !instrument.isTooSmall(quantity, quantity.times(price))
                ? Optional.of(new OrderAmount.OfBase(quantity))
                : Optional.empty();
    }

    private static Optional<OrderAmount> ofQuote(
            Deliberation course, Task task, Instrument instrument, Decimal remaining, Decimal price) {
        Holdings holdings = course.holdings();
        Decimal most = remaining
                .min(freeCash(course, task))
                .min(holdings.roomIn(course.parameters().placeOf(task.instrument())))
                .min(holdings.portfolio().times(course.parameters().maxOrderFraction()))
                .min(instrument.maxMarketQuantity().times(price));
        Decimal least = instrument.minNotional().times(LEAST_OF_HALVES).min(most);
        Decimal amount = task.share(most).max(least).floorToStep(instrument.quoteStep());
        return amount.isPositive() && amount.isAtLeast(instrument.minNotional())
                ? Optional.of(new OrderAmount.OfQuote(amount))
                : Optional.empty();
    }

    /** What is held of an asset and not being sold by the tries of other tasks. */
    private static Decimal freeToSell(Deliberation course, Task task, String asset) {
        Decimal free = course.state().balances().of(asset);
        for (int i = 0; i < course.state().tasks().size(); i++) {
            Task other = course.state().tasks().valueAt(i);
            if (isOtherInFlight(other, task) && other.instrument().equals(task.instrument())) {
                free = free.minus(other.leftToSell());
            }
        }
        return free;
    }

    /** Cash that the tries of other tasks do not spend. */
    private static Decimal freeCash(Deliberation course, Task task) {
        Decimal free = course.holdings().cash();
        for (int i = 0; i < course.state().tasks().size(); i++) {
            Task other = course.state().tasks().valueAt(i);
            if (isOtherInFlight(other, task) && other.remaining() instanceof OrderAmount.OfQuote quote) {
                free = free.minus(quote.amount());
            }
        }
        return free;
    }

    private static boolean isOtherInFlight(Task other, Task task) {
        return other.inFlight() && !other.name().equals(task.name());
    }
}
