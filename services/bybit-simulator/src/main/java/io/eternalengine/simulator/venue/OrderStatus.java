package io.eternalengine.simulator.venue;

/** Where an order stands. Fills are complete or nothing, so no order stays partially filled. */
public enum OrderStatus {
    NEW("New"),
    FILLED("Filled"),
    CANCELLED("Cancelled");

    private final String wireName;

    OrderStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }
}
