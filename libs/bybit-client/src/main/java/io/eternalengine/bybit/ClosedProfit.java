package io.eternalengine.bybit;

import java.math.BigDecimal;

/**
 * What closing a part of a linear position brought.
 *
 * @param side of the closing order: SELL closed a long position
 * @param closedQuantity in the base coin
 * @param profit in the quote coin, after fees; negative for a loss
 */
public record ClosedProfit(
        String symbol,
        String orderId,
        Side side,
        BigDecimal closedQuantity,
        BigDecimal averageEntryPrice,
        BigDecimal averageExitPrice,
        BigDecimal profit,
        BigDecimal openFee,
        BigDecimal closeFee,
        long createdTimeMs) {

    static ClosedProfit read(Fields fields) {
        return new ClosedProfit(
                fields.text("symbol"),
                fields.text("orderId"),
                Side.parse(fields.text("side")),
                fields.unsigned("closedSize"),
                fields.unsigned("avgEntryPrice"),
                fields.unsigned("avgExitPrice"),
                fields.decimal("closedPnl"),
                fields.decimalOrZero("openFee"),
                fields.decimalOrZero("closeFee"),
                fields.integer("createdTime"));
    }
}
