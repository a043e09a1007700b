package io.eternalengine.bybit;

/** Where an order stands at the exchange. */
public enum OrderStatus {
    NEW("New", false),
    PARTIALLY_FILLED("PartiallyFilled", false),
    UNTRIGGERED("Untriggered", false),
    TRIGGERED("Triggered", false),
    FILLED("Filled", true),
    CANCELLED("Cancelled", true),
    /** Spot only: a part was filled, the rest will not be. */
    PARTIALLY_FILLED_CANCELED("PartiallyFilledCanceled", true),
    REJECTED("Rejected", true),
    DEACTIVATED("Deactivated", true),
    /** A status that this client does not know yet; ask again rather than act on it. */
    UNKNOWN("", false);

    private final String wireName;
    private final boolean closed;

    OrderStatus(String wireName, boolean closed) {
        this.wireName = wireName;
        this.closed = closed;
    }

    /** Whether nothing more will be filled. */
    public boolean isClosed() {
        return closed;
    }

    static OrderStatus parse(String wireName) {
        for (OrderStatus status : values()) {
            if (status.wireName.equals(wireName)) {
                return status;
            }
        }
        return UNKNOWN;
    }
}
