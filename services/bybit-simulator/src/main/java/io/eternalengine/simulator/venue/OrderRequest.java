package io.eternalengine.simulator.venue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order as a client asks for it.
 *
 * @param quantity in the base coin, or in the quote coin when {@code inQuoteCoin}
 * @param inQuoteCoin only for spot market orders
 * @param price of a limit order; null for a market order
 * @param orderLinkId the client's own id; empty when it gave none
 * @param receivedWallUs wall clock time of arrival in epoch microseconds, for measurement only
 */
public record OrderRequest(
        Listing listing,
        Side side,
        OrderType type,
        BigDecimal quantity,
        boolean inQuoteCoin,
        @Nullable BigDecimal price,
        TimeInForce timeInForce,
        boolean reduceOnly,
        String orderLinkId,
        long receivedWallUs) {

    /** A market order that no client asked for. */
    static OrderRequest linearMarket(Listing listing, Side side, BigDecimal quantity) {
        return new OrderRequest(listing, side, OrderType.MARKET, quantity, false, null, TimeInForce.IOC, false, "", 0);
    }

    OrderRequest amended(BigDecimal newQuantity, BigDecimal newPrice) {
        return new OrderRequest(
                listing,
                side,
                type,
                newQuantity,
                inQuoteCoin,
                newPrice,
                timeInForce,
                reduceOnly,
                orderLinkId,
                receivedWallUs);
    }

    OrderRequest withQuantity(BigDecimal newQuantity) {
        return new OrderRequest(
                listing,
                side,
                type,
                newQuantity,
                inQuoteCoin,
                price,
                timeInForce,
                reduceOnly,
                orderLinkId,
                receivedWallUs);
    }

    /** The price of a limit order. */
    BigDecimal limitPrice() {
        if (price == null) {
            throw new IllegalStateException("a market order has no limit price");
        }
        return price;
    }
}
