package io.eternalengine.venue;

/** The price that a trigger watches. */
public enum PriceSource {
    LAST("LastPrice"),
    MARK("MarkPrice"),
    INDEX("IndexPrice");

    private final String wireName;

    PriceSource(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }

    /** Reads a name on the wire; empty means the last price, anything else is refused with code 10001. */
    public static PriceSource parse(String wireName) {
        for (PriceSource source : values()) {
            if (source.wireName.equals(wireName)) {
                return source;
            }
        }
        if (wireName.isEmpty()) {
            return LAST;
        }
        throw new Refusal(ReturnCode.PARAMETER_ERROR, "triggerBy must be LastPrice, MarkPrice or IndexPrice");
    }
}
