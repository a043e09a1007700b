package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.OrderAmount;
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
    static Optional<OrderAmount> of(CoreHodlStep step, Task task) {
        CoreHodlMarket market = step.market(task.instrument());
        Instrument rules = market.knownRules();
        return switch (task.remaining()) {
            case OrderAmount.OfBase base -> ofBase(step, task, rules, base.quantity(), market.close());
            case OrderAmount.OfQuote quote -> ofQuote(step, task, rules, quote.amount(), market.close());
        };
    }

    private static Optional<OrderAmount> ofBase(
            CoreHodlStep step, Task task, Instrument rules, Decimal remaining, Decimal price) {
        Decimal quantity = remaining
                .min(freeToSell(step, task, rules.baseAsset()))
                .min(rules.maxMarketQuantity())
                .floorToStep(rules.quantityStep());
        return quantity.isPositive() && !rules.isTooSmall(quantity, quantity.times(price))
                ? Optional.of(new OrderAmount.OfBase(quantity))
                : Optional.empty();
    }

    private static Optional<OrderAmount> ofQuote(
            CoreHodlStep step, Task task, Instrument rules, Decimal remaining, Decimal price) {
        Holdings holdings = step.holdings();
        Decimal most = remaining
                .min(freeCash(step, task))
                .min(holdings.roomIn(step.parameters().indexOf(task.instrument())))
                .min(holdings.portfolio().times(step.parameters().maxOrderFraction()))
                .min(rules.maxMarketQuantity().times(price));
        Decimal least = rules.minNotional().times(LEAST_OF_HALVES).min(most);
        Decimal amount = task.share(most).max(least).floorToStep(rules.quoteStep());
        return amount.isPositive() && amount.isAtLeast(rules.minNotional())
                ? Optional.of(new OrderAmount.OfQuote(amount))
                : Optional.empty();
    }

    /** What is held of an asset and not being sold by the tries of other tasks. */
    private static Decimal freeToSell(CoreHodlStep step, Task task, String asset) {
        Decimal free = step.state().balances().of(asset);
        for (Task other : step.state().tasks().all()) {
            if (isOtherInFlight(other, task) && other.instrument().equals(task.instrument())) {
                free = free.minus(other.leftToSell());
            }
        }
        return free;
    }

    /** Cash that the tries of other tasks do not spend. */
    private static Decimal freeCash(CoreHodlStep step, Task task) {
        Decimal free = step.holdings().cash();
        for (Task other : step.state().tasks().all()) {
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
