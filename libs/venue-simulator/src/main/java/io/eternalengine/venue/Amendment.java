package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.Optional;

/** What changes in an open order; empty for what stays. A stop of zero is taken away. */
public record Amendment(
        Optional<BigDecimal> quantity,
        Optional<BigDecimal> price,
        Optional<BigDecimal> triggerPrice,
        Optional<BigDecimal> takeProfit,
        Optional<BigDecimal> stopLoss) {

    OrderRequest appliedTo(OrderRequest old) {
        OrderRequest request = old.withQuantity(quantity.orElse(old.quantity()));
        if (price.isPresent() && old.type() == OrderType.LIMIT) {
            request = request.withPrice(price.get());
        }
        Trigger trigger = old.terms().trigger();
        OrderTerms terms = old.terms();
        if (triggerPrice.isPresent()) {
            if (trigger == null) {
                throw new Refusal(ReturnCode.PARAMETER_ERROR, "triggerPrice is only for a conditional order");
            }
            terms = terms.withTrigger(trigger.withPrice(triggerPrice.get()));
        }
        return request.withTerms(terms.withProtection(appliedTo(terms.protection())));
    }

    private Protection appliedTo(Protection old) {
        return new Protection(
                takeProfit.isPresent() ? TradingStop.positiveOrNull(takeProfit.get()) : old.takeProfit(),
                old.takeProfitBy(),
                stopLoss.isPresent() ? TradingStop.positiveOrNull(stopLoss.get()) : old.stopLoss(),
                old.stopLossBy());
    }
}
