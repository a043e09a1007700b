package io.eternalengine.venue;

/** The direction of an order. */
public enum Side {
    BUY("Buy", 1),
    SELL("Sell", -1);

    private final String wireName;
    private final int sign;

    Side(String wireName, int sign) {
        this.wireName = wireName;
        this.sign = sign;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }

    /** 1 for a buy, -1 for a sell. */
    public int sign() {
        return sign;
    }

    /** The other side. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** Reads a name on the wire; anything else is refused with code 10001. */
    public static Side parse(String wireName) {
        return switch (wireName) {
            case "Buy" -> BUY;
            case "Sell" -> SELL;
            default -> throw new Refusal(ReturnCode.PARAMETER_ERROR, "side must be Buy or Sell");
        };
    }
}
