package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.OrderAmount;
import java.util.Optional;

/**
 * How much of a parent order its next child order asks for: no sale of more than is held, no purchase beyond the engine's cash, the limit of
 * one order, or what of the portfolio may be in one asset, and half as much each time that risk, which knows what the other engines
 * are worth now, found a try too large. What a child order leaves is asked for by the next one.
 */
final class TrySize {
    /** Half of a child order stays this far above the smallest order: at the price of its fill it may be worth less. */
    private static final Decimal LEAST_OF_HALVES = Decimal.of(2);

    private TrySize() {}

    /** Empty when what may be asked for is too small for an order. */
    static Optional<OrderAmount> of(CoreHodlStep step, ParentOrder parentOrder) {
        CoreHodlMarket market = step.market(parentOrder.instrument());
        Instrument rules = market.knownRules();
        return switch (parentOrder.remaining()) {
            case OrderAmount.OfBase base -> ofBase(step, parentOrder, rules, base.quantity(), market.close());
            case OrderAmount.OfQuote quote -> ofQuote(step, parentOrder, rules, quote.amount(), market.close());
        };
    }

    private static Optional<OrderAmount> ofBase(
            CoreHodlStep step, ParentOrder parentOrder, Instrument rules, Decimal remaining, Decimal price) {
        Decimal quantity = remaining
                .min(freeToSell(step, parentOrder, rules.baseAsset()))
                .min(rules.maxMarketQuantity())
                .floorToStep(rules.quantityStep());
        return quantity.isPositive() && !rules.isTooSmall(quantity, quantity.times(price))
                ? Optional.of(new OrderAmount.OfBase(quantity))
                : Optional.empty();
    }

    private static Optional<OrderAmount> ofQuote(
            CoreHodlStep step, ParentOrder parentOrder, Instrument rules, Decimal remaining, Decimal price) {
        Holdings holdings = step.holdings();
        Decimal most = remaining
                .min(freeCash(step, parentOrder))
                .min(holdings.roomIn(step.parameters().indexOf(parentOrder.instrument())))
                .min(holdings.portfolio().times(step.parameters().maxOrderFraction()))
                .min(rules.maxMarketQuantity().times(price));
        Decimal least = rules.minNotional().times(LEAST_OF_HALVES).min(most);
        Decimal amount = parentOrder.share(most).max(least).floorToStep(rules.quoteStep());
        return amount.isPositive() && amount.isAtLeast(rules.minNotional())
                ? Optional.of(new OrderAmount.OfQuote(amount))
                : Optional.empty();
    }

    /** What is held of an asset and not being sold by the child orders of other parent orders. */
    private static Decimal freeToSell(CoreHodlStep step, ParentOrder parentOrder, String asset) {
        Decimal free = step.state().balances().of(asset);
        for (ParentOrder other : step.state().parentOrders().all()) {
            if (isOtherInFlight(other, parentOrder) && other.instrument().equals(parentOrder.instrument())) {
                free = free.minus(other.leftToSell());
            }
        }
        return free;
    }

    /** Cash that the child orders of other parent orders do not spend. */
    private static Decimal freeCash(CoreHodlStep step, ParentOrder parentOrder) {
        Decimal free = step.holdings().cash();
        for (ParentOrder other : step.state().parentOrders().all()) {
            if (isOtherInFlight(other, parentOrder) && other.remaining() instanceof OrderAmount.OfQuote quote) {
                free = free.minus(quote.amount());
            }
        }
        return free;
    }

    private static boolean isOtherInFlight(ParentOrder other, ParentOrder parentOrder) {
        return other.inFlight() && !other.name().equals(parentOrder.name());
    }
}
