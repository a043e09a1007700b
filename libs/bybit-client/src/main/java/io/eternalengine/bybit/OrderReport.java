package io.eternalengine.bybit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The state of an order as the exchange reports it.
 *
 * @param price of a limit order; null or zero for a market order
 * @param filledQuantity filled so far, in the base coin
 * @param filledValue value filled so far, in the quote coin
 * @param filledFee fee so far in {@code feeCoin}'s unit; spot buys pay in the base coin
 * @param averagePrice null before the first fill
 * @param createType who made the order, in the exchange's words, such as CreateByUser or CreateByStopLoss; empty for spot
 * @param rejectReason empty or EC_NoError unless the exchange refused or cancelled
 */
public record OrderReport(
        Category category,
        String symbol,
        String orderId,
        String orderLinkId,
        Side side,
        String orderType,
        OrderStatus status,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable BigDecimal averagePrice,
        BigDecimal filledQuantity,
        BigDecimal filledValue,
        BigDecimal filledFee,
        boolean reduceOnly,
        String createType,
        String cancelType,
        String rejectReason,
        long createdTimeMs,
        long updatedTimeMs) {
    private static final String NO_REASON = "EC_NoError";

    /** Why the exchange refused or cancelled it; empty when it did neither. */
    public String cause() {
        return rejectReason.equals(NO_REASON) ? "" : rejectReason;
    }

    static OrderReport read(Category category, Fields fields) {
        return new OrderReport(
                category,
                fields.text("symbol"),
                fields.text("orderId"),
                fields.textOrEmpty("orderLinkId"),
                Side.parse(fields.text("side")),
                fields.text("orderType"),
                OrderStatus.parse(fields.text("orderStatus")),
                fields.unsigned("qty"),
                fields.unsignedOrNull("price"),
                fields.unsignedOrNull("avgPrice"),
                fields.unsignedOrZero("cumExecQty"),
                fields.unsignedOrZero("cumExecValue"),
                fields.decimalOrZero("cumExecFee"),
                fields.flagOrFalse("reduceOnly"),
                fields.textOrEmpty("createType"),
                fields.textOrEmpty("cancelType"),
                fields.textOrEmpty("rejectReason"),
                fields.integer("createdTime"),
                fields.integer("updatedTime"));
    }
}
