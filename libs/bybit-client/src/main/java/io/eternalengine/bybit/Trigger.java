package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** When a conditional order enters the book: once the price reaches {@code price} from the other side. */
public record Trigger(BigDecimal price, Direction direction, PriceSource source) {

    /** Which way the price must move. */
    public enum Direction {
        RISES_TO(1),
        FALLS_TO(2);

        private final int wireNumber;

        Direction(int wireNumber) {
            this.wireNumber = wireNumber;
        }
    }

    /** Which price is watched. */
    public enum PriceSource {
        LAST("LastPrice"),
        MARK("MarkPrice"),
        INDEX("IndexPrice");

        private final String wireName;

        PriceSource(String wireName) {
            this.wireName = wireName;
        }

        /** The name on the wire. */
        public String wireName() {
            return wireName;
        }
    }

    public Trigger {
        OrderRequest.requirePositive("trigger price", price);
    }

    void writeTo(ObjectNode body, Category category) {
        body.put("triggerPrice", price.toPlainString());
        if (category == Category.LINEAR) {
            body.put("triggerDirection", direction.wireNumber).put("triggerBy", source.wireName());
        } else {
            body.put("orderFilter", "StopOrder");
        }
    }
}
