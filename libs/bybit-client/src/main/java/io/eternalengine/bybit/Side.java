package io.eternalengine.bybit;

/** The direction of an order, an execution or a position. */
public enum Side {
    BUY("Buy"),
    SELL("Sell");

    private final String wireName;

    Side(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }

    static Side parse(String wireName) {
        return switch (wireName) {
            case "Buy" -> BUY;
            case "Sell" -> SELL;
            default -> throw new MalformedAnswerException("field side: expected Buy or Sell");
        };
    }
}
