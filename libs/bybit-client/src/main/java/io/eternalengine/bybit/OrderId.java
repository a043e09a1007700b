package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** Which order is meant: by the caller's id or by the exchange's. */
public sealed interface OrderId {

    /** The exchange's id. */
    record Venue(String orderId) implements OrderId {
        public Venue {
            if (orderId.isBlank()) {
                throw new IllegalArgumentException("orderId: must not be blank");
            }
        }
    }

    /** The caller's own id: 1 to 36 characters of letters, digits, underscore and hyphen. */
    record Link(String orderLinkId) implements OrderId {

        private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,36}");

        public Link {
            if (!FORM.matcher(orderLinkId).matches()) {
                throw new IllegalArgumentException("orderLinkId: must be 1 to 36 of letters, digits, _ and -");
            }
        }
    }

    /** Writes the field that names the order. */
    default void writeTo(ObjectNode body) {
        switch (this) {
            case Venue(String orderId) -> body.put("orderId", orderId);
            case Link(String orderLinkId) -> body.put("orderLinkId", orderLinkId);
        }
    }
}
