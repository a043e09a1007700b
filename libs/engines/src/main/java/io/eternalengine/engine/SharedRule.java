package io.eternalengine.engine;

/** The rules that the decisions of several engines name. */
public enum SharedRule implements RuleName {
    NOTHING_DUE("nothing-due"),
    NOT_OURS("not-ours"),
    AWAITING_CAPITAL("awaiting-capital"),
    AWAITING_INSTRUMENT("awaiting-instrument"),
    CANDLE_KNOWN("candle-known"),
    SETTLEMENT_KNOWN("settlement-known"),
    CAPITAL_KNOWN("capital-known"),
    CAPITAL_ASSIGNED("capital-assigned"),
    INSTRUMENT_KNOWN("instrument-known"),
    HIGH_KNOWN("high-known"),
    FEES_KNOWN("fees-known"),
    RISK_LEASE_HELD("risk-lease-held"),
    RISK_LEASE_LOST("risk-lease-lost"),
    RISK_COMMAND("risk-command"),
    COMMAND_KNOWN("command-known"),
    INTENT_APPROVED("intent-approved"),
    INTENT_REJECTED("intent-rejected"),
    ORDER_UNDER_WAY("order-under-way"),
    BOOKS_MOVED("books-moved"),
    HELD_BACK("held-back", true),
    HELD_LONG_ENOUGH("held-long-enough");

    private final String text;
    private final boolean holdsBack;

    SharedRule(String text) {
        this(text, false);
    }

    SharedRule(String text, boolean holdsBack) {
        this.text = text;
        this.holdsBack = holdsBack;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public boolean holdsBack() {
        return holdsBack;
    }
}
