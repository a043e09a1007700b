package io.eternalengine.simulator.venue;

/** What an execution stands for. */
public enum ExecutionType {
    TRADE("Trade"),
    FUNDING("Funding");

    private final String wireName;

    ExecutionType(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    public String wireName() {
        return wireName;
    }
}
