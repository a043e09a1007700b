package io.eternalengine.engine.trend;

import io.eternalengine.engine.RuleName;

/** The rules of TREND that its decisions name, and the reasons of its exits. */
public enum TrendRule implements RuleName {
    AWAITING_PAIR("awaiting-pair"),
    ENTERING("entering"),
    ENTRY("entry"),
    EXECUTION_UNEXPLAINED("execution-unexplained"),
    FUNDING_BOOKED("funding-booked"),
    FUNDING_COST("funding-cost"),
    HARD_STOP("hard-stop"),
    TRAILING_STOP("trailing-stop"),
    TREND_BROKEN("trend-broken"),
    HELD_TOO_LONG("held-too-long"),
    HOLDING("holding"),
    NO_POSITION("no-position"),
    NO_SIGNAL("no-signal"),
    NO_STOP("no-stop"),
    ORDER_ENDED("order-ended"),
    ORDER_UNKNOWN("order-unknown"),
    SIZE_TOO_SMALL("size-too-small", true),
    STOPPED_OUT("stopped-out"),
    STOP_MOVED("stop-moved"),
    WARMING_UP("warming-up"),
    WEAK_DIRECTION("weak-direction"),
    WITHIN_BAR("within-bar"),
    REDUCTION("reduction");

    private final String text;
    private final boolean holdsBack;

    TrendRule(String text) {
        this(text, false);
    }

    TrendRule(String text, boolean holdsBack) {
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

    /** The rule of this published text. */
    static TrendRule parse(String text) {
        for (TrendRule rule : values()) {
            if (rule.text.equals(text)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("rule is \"" + text + "\": must be one of TREND");
    }
}
