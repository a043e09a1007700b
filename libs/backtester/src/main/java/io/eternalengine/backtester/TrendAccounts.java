package io.eternalengine.backtester;

import io.eternalengine.engine.trend.TrendKeys;
import io.eternalengine.engine.trend.TrendParameters;
import java.util.List;

/** The accounts of TREND in a set of parameters. */
public final class TrendAccounts {
    private TrendAccounts() {}

    /** Their names, in the order of their keys. */
    public static List<String> names() {
        return TrendParameters.accounts().stream().map(TrendParameters::account).toList();
    }

    /**
     * The parameters of one account, of which a set may hold others, too.
     *
     * @throws IllegalArgumentException saying in a sentence which rule they are against
     */
    public static TrendParameters of(ParameterSet set, String account) {
        return set.group(TrendKeys.prefix(account), () -> TrendKeys.over(set, TrendParameters.of(account)));
    }
}
