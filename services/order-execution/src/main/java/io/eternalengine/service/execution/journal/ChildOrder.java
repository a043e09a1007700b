package io.eternalengine.service.execution.journal;

import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderAmount;
import org.jspecify.annotations.Nullable;

/**
 * One order at the exchange, made for an intent. Its id is a pure function of the intent and its number, so the same
 * child order can be asked for, and never be made twice.
 *
 * @param number from 1
 * @param limitPrice of a post-only child order; null for a market one
 * @param submittedWallMs wall clock of the journal entry that came before the first byte
 * @param submittedMarketMs the exchange's clock at that moment
 */
public record ChildOrder(
        String intentId,
        int number,
        Kind kind,
        OrderAmount amount,
        @Nullable Decimal limitPrice,
        State state,
        String exchangeOrderId,
        Decimal filledQuantity,
        Decimal filledValue,
        long submittedWallMs,
        long submittedMarketMs,
        String cause) {

    /** How it meets the book. */
    public enum Kind {
        MARKET,
        POST_ONLY
    }

    /** SUBMITTED → ACKNOWLEDGED → CLOSED, or SUBMITTED → NOT_PLACED when the exchange never had it. */
    public enum State {
        SUBMITTED,
        ACKNOWLEDGED,
        CLOSED,
        NOT_PLACED
    }

    /** The first child order of an order carries the order's own id. */
    public String clientOrderId() {
        return idOf(intentId, number);
    }

    static String idOf(String intentId, int number) {
        return ClientOrderId.of(number == 1 ? intentId : intentId + "#" + number);
    }

    public boolean isUnderWay() {
        return state == State.SUBMITTED || state == State.ACKNOWLEDGED;
    }

    ChildOrder in(State next, String newExchangeOrderId, String newCause) {
        return new ChildOrder(
                intentId,
                number,
                kind,
                amount,
                limitPrice,
                next,
                newExchangeOrderId.isEmpty() ? exchangeOrderId : newExchangeOrderId,
                filledQuantity,
                filledValue,
                submittedWallMs,
                submittedMarketMs,
                newCause);
    }

    ChildOrder withFill(Decimal quantity, Decimal value) {
        return new ChildOrder(
                intentId,
                number,
                kind,
                amount,
                limitPrice,
                state,
                exchangeOrderId,
                filledQuantity.plus(quantity),
                filledValue.plus(value),
                submittedWallMs,
                submittedMarketMs,
                cause);
    }
}
