package io.eternalengine.bybit;

/** What the quantity of a spot market order counts. */
public enum QuantityUnit {
    BASE_COIN("baseCoin"),
    QUOTE_COIN("quoteCoin");

    private final String wireName;

    QuantityUnit(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }
}
