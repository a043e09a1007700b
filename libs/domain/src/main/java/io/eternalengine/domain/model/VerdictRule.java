package io.eternalengine.domain.model;

import java.util.Optional;

/**
 * The rule that a verdict of risk names: the first check that objected, or that none did. Verdicts carry the text, so that a
 * rule of a later release can be read.
 */
public enum VerdictRule {
    APPROVED("approved"),
    UNKNOWN_ACCOUNT("unknown-account"),
    INSTRUMENT_UNKNOWN("instrument-unknown"),
    INSTRUMENT_RULES("instrument-rules"),
    SALE_BEYOND_HOLDING("sale-beyond-holding"),
    REDUCTION_BEYOND_POSITION("reduction-beyond-position"),
    NO_POSITION("no-position"),
    STOP_SIDE("stop-side"),
    STOP_FARTHER("stop-farther"),
    HALTED("halted"),
    STALE_EPOCH("stale-epoch"),
    ACCOUNT_UNRECONCILED("account-unreconciled"),
    MARK_STALE("mark-stale"),
    PRICE_UNCONFIRMED("price-unconfirmed"),
    PRICE_COLLAR("price-collar"),
    ORDER_VALUE("order-value", true),
    POSITION_LIMIT("position-limit", true),
    INSUFFICIENT_CASH("insufficient-cash", true),
    ASSET_LIMIT("asset-limit", true),
    LEVERAGE("leverage", true),
    CONCURRENT_POSITIONS("concurrent-positions"),
    PORTFOLIO_HEAT("portfolio-heat", true),
    MARKET_DEPTH("market-depth"),
    EXPECTED_SLIPPAGE("expected-slippage", true),
    ORDER_RATE("order-rate");

    private final String text;
    private final boolean aboutSize;

    VerdictRule(String text) {
        this(text, false);
    }

    VerdictRule(String text, boolean aboutSize) {
        this.text = text;
        this.aboutSize = aboutSize;
    }

    /** As it stands in verdicts, metrics and reports; it never changes its meaning. */
    public String text() {
        return text;
    }

    /** Whether it objects to how large an order is: a smaller one might pass. */
    public boolean isAboutSize() {
        return aboutSize;
    }

    /** Empty for the text of a rule that this release does not know. */
    public static Optional<VerdictRule> of(String text) {
        for (VerdictRule rule : values()) {
            if (rule.text.equals(text)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
