package io.eternalengine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One version of an order; each change makes a new one.
 *
 * @param sequence the venue's running number
 * @param priority its place among orders of the same price: the lower comes first
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
        long priority,
        String account,
        OrderRequest request,
        OrderStatus status,
        BigDecimal filledQuantity,
        BigDecimal filledValue,
        BigDecimal filledFee,
        String feeCoin,
        String cancelType,
        RejectReason rejectReason,
        long createdMs,
        long updatedMs) {

    static Order opened(String id, long sequence, String account, OrderRequest request, String feeCoin, long nowMs) {
        return new Order(
                id,
                sequence,
                sequence,
                account,
                request,
                OrderStatus.NEW,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                feeCoin,
                "UNKNOWN",
                RejectReason.NO_ERROR,
                nowMs,
                nowMs);
    }

    /** The average price of the fills; null before the first. */
    public @Nullable BigDecimal averagePrice() {
        return filledQuantity.signum() == 0
                ? null
                : filledValue.divide(filledQuantity, 12, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    /** Whether the order rests in the book or waits for its trigger. */
    public boolean isOpen() {
        return rests() || isUntriggered();
    }

    /** Whether the order rests in the book. */
    public boolean rests() {
        return status == OrderStatus.NEW || status == OrderStatus.PARTIALLY_FILLED;
    }

    /** Whether the order waits for its trigger. */
    public boolean isUntriggered() {
        return status == OrderStatus.UNTRIGGERED;
    }

    /** What is still to be filled, in the unit of the request. */
    public BigDecimal leavesQuantity() {
        return isOpen()
                ? request.quantity().subtract(request.inQuoteCoin() ? filledValue : filledQuantity)
                : BigDecimal.ZERO;
    }

    /** Whether this is how its owner receives a cancellation that came after the last fill. */
    public boolean isCancelledInVain() {
        return rejectReason == RejectReason.GONE;
    }

    /** As it is reported when a cancellation that was acknowledged finds it filled. */
    Order cancelledInVain(String by, long nowMs) {
        return changed(request, status, filledQuantity, filledValue, filledFee, by, RejectReason.GONE, nowMs);
    }

    /** Waiting for its trigger. */
    Order untriggered() {
        return changed(
                request,
                OrderStatus.UNTRIGGERED,
                filledQuantity,
                filledValue,
                filledFee,
                cancelType,
                rejectReason,
                updatedMs);
    }

    /** Active, its trigger having come; it stands behind all that came before. */
    Order triggered(OrderRequest newRequest, long newPriority, long nowMs) {
        return changed(
                newPriority,
                newRequest,
                OrderStatus.NEW,
                filledQuantity,
                filledValue,
                filledFee,
                cancelType,
                rejectReason,
                nowMs);
    }

    /** Arrived at the matching, as the account allows it there. */
    Order arriving(OrderRequest newRequest, long nowMs) {
        return changed(newRequest, status, filledQuantity, filledValue, filledFee, cancelType, rejectReason, nowMs);
    }

    Order rejected(RejectReason reason, long nowMs) {
        return changed(
                request, OrderStatus.REJECTED, filledQuantity, filledValue, filledFee, cancelType, reason, nowMs);
    }

    /** After one more fill, which is its last when {@code complete}. */
    Order filled(BigDecimal quantity, BigDecimal value, BigDecimal fee, boolean complete, long nowMs) {
        return changed(
                request,
                complete ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
                filledQuantity.add(quantity),
                filledValue.add(value),
                filledFee.add(fee),
                cancelType,
                rejectReason,
                nowMs);
    }

    Order cancelled(String by, RejectReason reason, long nowMs) {
        return changed(request, cancelledStatus(), filledQuantity, filledValue, filledFee, by, reason, nowMs);
    }

    private OrderStatus cancelledStatus() {
        if (isUntriggered()) {
            return OrderStatus.DEACTIVATED;
        }
        boolean partly = filledQuantity.signum() > 0 && request.listing().category() == Category.SPOT;
        return partly ? OrderStatus.PARTIALLY_FILLED_CANCELLED : OrderStatus.CANCELLED;
    }

    /** Amended so that it stands behind all that came before. */
    Order requeued(OrderRequest newRequest, long newPriority, long nowMs) {
        return changed(
                newPriority,
                newRequest,
                status,
                filledQuantity,
                filledValue,
                filledFee,
                cancelType,
                rejectReason,
                nowMs);
    }

    /** Amended in its place. */
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
            RejectReason reason,
            long nowMs) {
        return changed(priority, newRequest, newStatus, quantity, value, fee, by, reason, nowMs);
    }

    private Order changed(
            long newPriority,
            OrderRequest newRequest,
            OrderStatus newStatus,
            BigDecimal quantity,
            BigDecimal value,
            BigDecimal fee,
            String by,
            RejectReason reason,
            long nowMs) {
        return new Order(
                id,
                sequence,
                newPriority,
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
