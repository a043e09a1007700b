package io.eternalengine.bybit.offending;

/** Breaks a rule on purpose: a question that nothing asks. */
public final class NobodyAsks {
    public String forgotten() {
        return "";
    }
}
