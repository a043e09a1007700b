package io.eternalengine.venue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order as a client asks for it.
 *
 * @param quantity in the base coin, or in the quote coin when {@code inQuoteCoin}
 * @param inQuoteCoin only for spot market orders
 * @param price of a limit order; null for a market order
 * @param orderLinkId the client's own id; empty when it gave none
 * @param terms trigger, stops and the like
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
        OrderTerms terms,
        long receivedWallUs) {

    /** An order without a trigger or stops. */
    public OrderRequest(
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
        this(
                listing,
                side,
                type,
                quantity,
                inQuoteCoin,
                price,
                timeInForce,
                reduceOnly,
                orderLinkId,
                OrderTerms.NONE,
                receivedWallUs);
    }

    /** A market order that no client asked for. */
    static OrderRequest byVenue(Listing listing, Side side, BigDecimal quantity, Origin origin) {
        return new OrderRequest(
                listing,
                side,
                OrderType.MARKET,
                quantity,
                false,
                null,
                TimeInForce.IOC,
                false,
                "",
                OrderTerms.NONE.withOrigin(origin),
                0);
    }

    /** An order that no client asked for, filled at once and whole at no worse than a price, or not at all. */
    static OrderRequest reducing(Listing listing, Side side, BigDecimal quantity, BigDecimal price, Origin origin) {
        return new OrderRequest(
                listing,
                side,
                OrderType.LIMIT,
                quantity,
                false,
                price,
                TimeInForce.FOK,
                true,
                "",
                OrderTerms.NONE.withOrigin(origin),
                0);
    }

    OrderRequest withQuantity(BigDecimal newQuantity) {
        return changed(newQuantity, price, terms);
    }

    OrderRequest withPrice(BigDecimal newPrice) {
        return changed(quantity, newPrice, terms);
    }

    OrderRequest withTerms(OrderTerms newTerms) {
        return changed(quantity, price, newTerms);
    }

    private OrderRequest changed(BigDecimal newQuantity, @Nullable BigDecimal newPrice, OrderTerms newTerms) {
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
                newTerms,
                receivedWallUs);
    }

    /** Whether the order may only shrink a position. */
    boolean onlyCloses() {
        return reduceOnly || terms.closeOnTrigger();
    }

    /** The price of a limit order. */
    BigDecimal limitPrice() {
        if (price == null) {
            throw new IllegalStateException("a market order has no limit price");
        }
        return price;
    }
}
