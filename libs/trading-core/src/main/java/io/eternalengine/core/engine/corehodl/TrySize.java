package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.OrderAmount;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
        Decimal beingSold = othersInFlight(course, task)
                .filter(other -> other.instrument().equals(task.instrument()))
                .map(Task::leftToSell)
                .reduce(Decimal.ZERO, Decimal::plus);
        Decimal quantity = remaining
                .min(course.state().balances().of(instrument.baseAsset()).minus(beingSold))
                .min(instrument.maxMarketQuantity())
                .floorToStep(instrument.quantityStep());
        return quantity.isPositive() && !instrument.isTooSmall(quantity, quantity.times(price))
                ? Optional.of(new OrderAmount.OfBase(quantity))
                : Optional.empty();
    }

    private static Optional<OrderAmount> ofQuote(
            Deliberation course, Task task, Instrument instrument, Decimal remaining, Decimal price) {
        Decimal most = remaining
                .min(freeCash(course, task))
                .min(Weights.roomIn(
                        course, course.parameters().target(task.instrument()).orElseThrow()))
                .min(Weights.portfolio(course).times(course.parameters().maxOrderFraction()))
                .min(instrument.maxMarketQuantity().times(price));
        Decimal least = instrument.minNotional().times(LEAST_OF_HALVES).min(most);
        Decimal amount = task.share(most).max(least).floorToStep(instrument.quoteStep());
        return amount.isPositive() && amount.isAtLeast(instrument.minNotional())
                ? Optional.of(new OrderAmount.OfQuote(amount))
                : Optional.empty();
    }

    private static Decimal freeCash(Deliberation course, Task task) {
        Decimal beingSpent = othersInFlight(course, task)
                .map(other -> other.remaining() instanceof OrderAmount.OfQuote quote ? quote.amount() : Decimal.ZERO)
                .reduce(Decimal.ZERO, Decimal::plus);
        return course.state().balances().of(course.parameters().quoteAsset()).minus(beingSpent);
    }

    private static Stream<Task> othersInFlight(Deliberation course, Task task) {
        return course.state().tasks().values().stream()
                .filter(other -> other.inFlight() && !other.name().equals(task.name()));
    }
}
