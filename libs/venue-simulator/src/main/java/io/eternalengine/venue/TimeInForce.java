package io.eternalengine.venue;

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

    /** Reads a name on the wire; empty means GTC for a limit order and IOC for a market order. */
    public static TimeInForce parse(String wireName, OrderType type) {
        if (type == OrderType.MARKET) {
            return IOC;
        }
        if (wireName.isEmpty()) {
            return GTC;
        }
        for (TimeInForce timeInForce : values()) {
            if (timeInForce.wireName.equals(wireName)) {
                return timeInForce;
            }
        }
        throw new Refusal(ReturnCode.PARAMETER_ERROR, "timeInForce must be GTC, IOC, FOK or PostOnly");
    }
}
