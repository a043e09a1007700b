package io.eternalengine.bybit;

/** Whether an order names its price. */
public enum OrderType {
    MARKET("Market"),
    LIMIT("Limit");

    private final String wireName;

    OrderType(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }
}
