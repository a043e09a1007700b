package io.eternalengine.venue;

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

    /** Reads a name on the wire; anything else is refused with code 10001. */
    public static OrderType parse(String wireName) {
        return switch (wireName) {
            case "Market" -> MARKET;
            case "Limit" -> LIMIT;
            default -> throw new Refusal(ReturnCode.PARAMETER_ERROR, "orderType must be Market or Limit");
        };
    }
}
