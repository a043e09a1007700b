package io.eternalengine.backtester;

import io.eternalengine.engine.trend.TrendParameters;
import java.util.List;
import java.util.Locale;

/** The accounts of TREND, and the keys of their parameters. */
public final class TrendAccounts {
    private static final List<TrendParameters> DEFAULTS = List.of(TrendParameters.trend1(), TrendParameters.trend2());

    private TrendAccounts() {}

    /** Their names, in the order of their keys. */
    public static List<String> names() {
        return DEFAULTS.stream().map(TrendParameters::account).toList();
    }

    /** What every key of an account begins with. */
    public static String prefix(String account) {
        return "eternal." + account.toLowerCase(Locale.ROOT) + ".";
    }

    /**
     * The parameters of one account, of which a set may hold others, too.
     *
     * @throws IllegalArgumentException saying in a sentence which rule they are against
     */
    public static TrendParameters of(ParameterSet set, String account) {
        return DEFAULTS.stream()
                .filter(defaults -> defaults.account().equals(account))
                .map(defaults -> set.group(prefix(account), () -> TrendSettings.of(set, defaults)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("account " + account + " is none of TREND's"));
    }
}
