package io.eternalengine.venue;

/** Who made an order. */
public enum Origin {
    /** The owner of the account. */
    USER("CreateByUser"),
    /** The venue, to shrink a position to a lower risk tier. */
    LIQUIDATION("CreateByLiq"),
    /** The venue, to close a position at its bankruptcy price. */
    TAKE_OVER("CreateByTakeOver_PassThrough"),
    /** The venue, to repay a debt with coins. */
    REPAYMENT("CreateByAdminClosing");

    private final String wireName;

    Origin(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire, for an order without a trigger. */
    public String wireName() {
        return wireName;
    }
}
