package io.eternalengine.simulator.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One version of an order; each change makes a new one.
 *
 * @param sequence the venue's running number, which also gives time priority
 * @param filledQuantity in the base coin
 * @param filledValue in the quote coin
 * @param filledFee in {@code feeCoin}
 * @param feeCoin coin of the fee: the base coin for a spot buy, else the quote coin
 * @param cancelType the exchange's word for who cancelled it; UNKNOWN when nobody did
 * @param rejectReason the exchange's word for why it was cancelled at once; EC_NoError when it was not
 */
public record Order(
        String id,
        long sequence,
        String account,
        OrderRequest request,
        OrderStatus status,
        BigDecimal filledQuantity,
        BigDecimal filledValue,
        BigDecimal filledFee,
        String feeCoin,
        String cancelType,
        String rejectReason,
        long createdMs,
        long updatedMs) {

    static Order opened(String id, long sequence, String account, OrderRequest request, String feeCoin, long nowMs) {
        return new Order(
                id,
                sequence,
                account,
                request,
                OrderStatus.NEW,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                feeCoin,
                "UNKNOWN",
                "EC_NoError",
                nowMs,
                nowMs);
    }

    /** The average price of the fills; null before the first. */
    public @Nullable BigDecimal averagePrice() {
        return filledQuantity.signum() == 0
                ? null
                : filledValue.divide(filledQuantity, 12, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    /** Whether the order rests in the book. */
    public boolean isOpen() {
        return status == OrderStatus.NEW;
    }

    /** What is still to be filled, in the unit of the request. */
    public BigDecimal leavesQuantity() {
        return isOpen() ? request.quantity() : BigDecimal.ZERO;
    }

    Order filled(BigDecimal quantity, BigDecimal value, BigDecimal fee, long nowMs) {
        return changed(request, OrderStatus.FILLED, quantity, value, fee, cancelType, rejectReason, nowMs);
    }

    Order cancelled(String by, String reason, long nowMs) {
        return changed(request, OrderStatus.CANCELLED, filledQuantity, filledValue, filledFee, by, reason, nowMs);
    }

    Order amended(OrderRequest newRequest, long nowMs) {
        return changed(newRequest, status, filledQuantity, filledValue, filledFee, cancelType, rejectReason, nowMs);
    }

    private Order changed(
            OrderRequest newRequest,
            OrderStatus newStatus,
            BigDecimal quantity,
            BigDecimal value,
            BigDecimal fee,
            String by,
            String reason,
            long nowMs) {
        return new Order(
                id,
                sequence,
                account,
                newRequest,
                newStatus,
                quantity,
                value,
                fee,
                feeCoin,
                by,
                reason,
                createdMs,
                nowMs);
    }
}
