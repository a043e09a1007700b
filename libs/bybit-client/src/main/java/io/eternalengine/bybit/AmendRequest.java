package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A change of an open order; what is null stays.
 *
 * @param quantity the new whole quantity, filled parts included
 */
public record AmendRequest(
        Category category,
        String symbol,
        OrderId order,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable BigDecimal triggerPrice,
        Protection protection) {

    public AmendRequest {
        if (quantity == null && price == null && triggerPrice == null && protection.equals(Protection.NONE)) {
            throw new IllegalArgumentException("an amendment of " + symbol + ": must change something");
        }
        OrderRequest.requirePositive("quantity", quantity);
        OrderRequest.requirePositive("price", price);
        OrderRequest.requirePositive("triggerPrice", triggerPrice);
    }

    /** Moves a limit order to another price. */
    public static AmendRequest toPrice(Category category, String symbol, String orderLinkId, BigDecimal price) {
        return new AmendRequest(category, symbol, new OrderId.Link(orderLinkId), null, price, null, Protection.NONE);
    }

    ObjectNode toJson() {
        ObjectNode body = Bodies.of(category, symbol);
        order.writeTo(body);
        Bodies.put(body, "qty", quantity);
        Bodies.put(body, "price", price);
        Bodies.put(body, "triggerPrice", triggerPrice);
        protection.writeTo(body, category);
        return body;
    }
}
