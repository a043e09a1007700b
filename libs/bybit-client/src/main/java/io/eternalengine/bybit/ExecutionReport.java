package io.eternalengine.bybit;

import java.math.BigDecimal;

/**
 * One fill, or one funding settlement. Deduplicate by {@code execId}.
 *
 * @param createType who made the order, in the exchange's words, such as CreateByUser or CreateByStopLoss; empty for spot
 * @param execType Trade, Funding, BustTrade, AdlTrade, Settle or a newer type
 * @param fee positive when paid; in {@code feeCoin}
 * @param feeCoin coin that the fee was paid in; empty when the venue does not say (linear: the quote coin)
 */
public record ExecutionReport(
        Category category,
        String symbol,
        String execId,
        String orderId,
        String orderLinkId,
        Side side,
        String execType,
        String createType,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal value,
        BigDecimal fee,
        String feeCoin,
        boolean maker,
        long timeMs) {

    static ExecutionReport read(Category category, Fields fields) {
        return new ExecutionReport(
                category,
                fields.text("symbol"),
                fields.text("execId"),
                fields.text("orderId"),
                fields.textOrEmpty("orderLinkId"),
                Side.parse(fields.text("side")),
                fields.text("execType"),
                fields.textOrEmpty("createType"),
                fields.unsigned("execPrice"),
                fields.unsigned("execQty"),
                fields.decimal("execValue"),
                fields.decimalOrZero("execFee"),
                fields.textOrEmpty("feeCurrency"),
                fields.flagOrFalse("isMaker"),
                fields.integer("execTime"));
    }
}
