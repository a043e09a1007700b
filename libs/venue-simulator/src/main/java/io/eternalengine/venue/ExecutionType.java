package io.eternalengine.venue;

/** What an execution stands for. */
public enum ExecutionType {
    TRADE("Trade"),
    FUNDING("Funding"),
    /** A position was taken over at its bankruptcy price. */
    BUST_TRADE("BustTrade");

    private final String wireName;

    ExecutionType(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }
}
