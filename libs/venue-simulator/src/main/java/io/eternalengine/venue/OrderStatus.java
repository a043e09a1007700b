package io.eternalengine.venue;

/** Where an order stands. */
public enum OrderStatus {
    /** It waits for its trigger. */
    UNTRIGGERED("Untriggered"),
    NEW("New"),
    PARTIALLY_FILLED("PartiallyFilled"),
    FILLED("Filled"),
    CANCELLED("Cancelled"),
    /** A spot order that was cancelled after a part of it was filled. */
    PARTIALLY_FILLED_CANCELLED("PartiallyFilledCanceled"),
    /** It was cancelled before its trigger. */
    DEACTIVATED("Deactivated"),
    /** Its trigger came, but the account could not pay for it. */
    REJECTED("Rejected");

    private final String wireName;

    OrderStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }
}
