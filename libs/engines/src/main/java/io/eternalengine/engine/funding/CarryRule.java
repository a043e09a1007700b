package io.eternalengine.engine.funding;

import io.eternalengine.engine.RuleName;

/** The rules of FUNDING that its decisions name, and the reasons of its orders. */
enum CarryRule implements RuleName {
    BASIS_EXCEEDED("basis-exceeded"),
    ENTERED("entered"),
    ENTRY("entry"),
    HEDGE("hedge"),
    CLOSE_LONG("close-long"),
    CLOSE_SHORT("close-short"),
    SELL_COINS("sell-coins"),
    REHEDGE("rehedge"),
    LATELY_UNHEDGED("lately-unhedged"),
    LEFT("left"),
    LEG_UNWOUND("leg-unwound"),
    FUNDING_NEGATIVE("funding-negative"),
    FUNDING_SETTLED("funding-settled"),
    MARGIN_LOW("margin-low"),
    MARGIN_REDUCED("margin-reduced"),
    NEGATIVES_CLOSE_ALL("negatives-close-all"),
    NOTHING_HEDGED("nothing-hedged"),
    PROFIT_SPLIT("profit-split"),
    REDUCED_TO_NOTHING("reduced-to-nothing"),
    WARNING_CLOSES_NEGATIVE("warning-closes-negative"),
    REDUCTION("reduction");

    private final String text;

    CarryRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
