package io.eternalengine.domain.model;

/**
 * The journal moved an order.
 *
 * @param filledQuantity over all executions so far, in the base asset
 * @param filledValue over all executions so far, in the quote asset
 * @param cause why it ended, or empty
 */
public record OrderUpdate(
        String clientOrderId,
        String intentId,
        EngineId engine,
        String account,
        InstrumentId instrument,
        Side side,
        OrderState state,
        Decimal filledQuantity,
        Decimal filledValue,
        String cause,
        long eventTimeMs) {
    public OrderUpdate {
        TextRules.id("clientOrderId", clientOrderId);
        TextRules.id("intentId", intentId);
        TextRules.id("account", account);
        cause = TextRules.clipped(cause);
        Require.notNegative("filledQuantity", filledQuantity);
        Require.notNegative("filledValue", filledValue);
    }
}
