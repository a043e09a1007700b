package io.eternalengine.reporting.query;

import io.eternalengine.reporting.model.Intent;
import io.eternalengine.reporting.model.Order;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest state of one order, with the reason of the intent behind it.
 *
 * @param quantity intended, in the base asset; null when the intent names an amount of money instead
 * @param quoteAmount intended, in the quote asset; null when the intent names a quantity
 * @param reason empty while the intent is not known
 */
@RegisterForReflection
public record OrderView(
        String clientOrderId,
        String intentId,
        String engine,
        String account,
        String category,
        String symbol,
        String side,
        String state,
        @Nullable String style,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal quoteAmount,
        BigDecimal filledQuantity,
        BigDecimal filledValue,
        String exchangeOrderId,
        String cause,
        String reason,
        Instant changedAt,
        long journalSequence) {

    static OrderView of(Order order, @Nullable Intent intent) {
        return new OrderView(
                order.clientOrderId,
                order.intentId,
                order.engine,
                order.account,
                order.category,
                order.symbol,
                order.side,
                order.state,
                intent == null ? null : intent.style,
                intent == null ? null : intent.quantity,
                intent == null ? null : intent.quoteAmount,
                order.filledQuantity,
                order.filledValue,
                order.exchangeOrderId,
                order.cause,
                intent == null ? "" : intent.reason,
                order.changedAt,
                order.journalSequence);
    }
}
