package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The end of an open order. */
public record CancelRequest(Category category, String symbol, OrderId order) {

    ObjectNode toJson() {
        ObjectNode body = Bodies.of(category, symbol);
        order.writeTo(body);
        return body;
    }
}
