package io.eternalengine.bybit;

/** How long an order may rest in the book. */
public enum TimeInForce {
    GTC("GTC"),
    IOC("IOC"),
    FOK("FOK"),
    POST_ONLY("PostOnly");

    private final String wireName;

    TimeInForce(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }
}
