package io.eternalengine.domain.model;

/**
 * The exchange executed (part of) an order.
 *
 * @param quantity in the base asset
 * @param value price × quantity, in the quote asset, before the fee
 * @param fee in the fee asset; positive when paid
 */
public record Execution(
        String executionId,
        String intentId,
        String account,
        InstrumentId instrument,
        Side side,
        Decimal price,
        Decimal quantity,
        Decimal value,
        Decimal fee,
        String feeAsset,
        long executedAtMs) {
    public Execution {
        TextRules.id("executionId", executionId);
        if (!intentId.isEmpty()) {
            TextRules.id("intentId", intentId);
        }
        TextRules.id("account", account);
        Require.positive("price", price);
        Require.positive("quantity", quantity);
        Require.positive("value", value);
        TextRules.id("feeAsset", feeAsset);
    }

    /** The fee in the quote asset; one that was paid in the coin at the price of the execution. */
    public Decimal feeInQuote() {
        return isFeeInCoin() ? fee.times(price) : fee;
    }

    /** Whether the fee was paid in the coin, as that of a spot purchase is. */
    public boolean isFeeInCoin() {
        return instrument.symbol().startsWith(feeAsset);
    }
}
