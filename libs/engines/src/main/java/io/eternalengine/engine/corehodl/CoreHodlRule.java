package io.eternalengine.engine.corehodl;

import io.eternalengine.engine.RuleName;

/** The rules of CORE-HODL that its decisions name. */
public enum CoreHodlRule implements RuleName {
    FILLED_LATE("filled-late"),
    NO_ROOM("no-room"),
    NO_SALE_BELOW_HIGH("no-sale-below-high"),
    NOT_A_TARGET("not-a-target"),
    PROGRAM_DONE("program-done"),
    PURCHASE_GIVEN_UP("purchase-given-up"),
    RELEASE_WAITS("release-waits"),
    RESTORATION("restoration"),
    PARENT_ORDER_DONE("parent-order-done"),
    PARENT_ORDER_DROPPED("parent-order-dropped"),
    PARENT_ORDER_OPEN("parent-order-open"),
    CHILD_ORDER_KNOWN("child-order-known"),
    CHILD_ORDER_UNKNOWN("child-order-unknown"),
    PART_TOO_SMALL("part-too-small"),
    REDUCTION("reduction"),
    DCA("dca"),
    CONTRIBUTION("contribution"),
    REBALANCE_SALE("rebalance-sale"),
    REBALANCE_PURCHASE("rebalance-purchase"),
    RELEASE("release");

    private final String text;

    CoreHodlRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
