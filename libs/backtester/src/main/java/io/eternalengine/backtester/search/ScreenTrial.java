package io.eternalengine.backtester.search;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.ParameterSet;
import io.eternalengine.backtester.TrendAccounts;
import io.eternalengine.backtester.screen.ScreenedTrades;
import io.eternalengine.engine.trend.TrendKeys;
import io.eternalengine.engine.trend.TrendParameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Tries rules of one TREND account over arrays of primitives, hundreds of combinations a second: entries and exits of each asset
 * by themselves, every trade with the asset's whole share of the account, half a spread and taker fees paid. It knows no
 * sizes, risk, impact or funding; the winners are to be run through the backtester.
 */
public final class ScreenTrial implements Trial {
    /** What the arrays know of; whatever else is varied needs the whole backtester. */
    private static final Set<String> RULES = Set.of(
            "bar",
            "fast-sma-period",
            "slow-sma-period",
            "adx-period",
            "entry-adx-min",
            "weak-adx",
            "weak-for",
            "shorts",
            "atr-period",
            "stop-atr-multiple",
            "trailing-stop-atr-multiple",
            "trailing-from-r",
            "max-holding");

    private final String account;
    private final ParameterSet parameters;
    private final ScreenFigures figures;
    private final List<ScreenedAsset> assets;
    private final String restsOn;

    /** Over a part of a backtest's range. */
    public ScreenTrial(Backtest backtest, LocalDate from, LocalDate to, String account) {
        this.account = account;
        Backtest part = backtest.variant(from, to, java.util.Map.of());
        parameters = part.request().parameters();
        figures = new ScreenFigures(part.settings(), from, to);
        TrendParameters unchanged = TrendAccounts.of(parameters, account);
        assets = unchanged.assets().stream()
                .flatMap(asset -> part.data().of(asset.instrument()).stream()
                        .map(series -> new ScreenedAsset(series, asset.share(), part.settings())))
                .toList();
        if (assets.isEmpty()) {
            throw new IllegalArgumentException("the data hold none of the perpetuals that " + account + " trades");
        }
        restsOn = String.join(
                " ",
                "trend-screen",
                part.codeHash(),
                part.dataHashes().toString(),
                account,
                part.settings().fills().toString(),
                from.toString(),
                to.toString());
    }

    /** The account whose rules alone the axes vary; empty when they vary anything else. */
    public static Optional<String> accountOf(List<Axis> axes) {
        return TrendAccounts.names().stream()
                .filter(name -> axes.stream().allMatch(axis -> isRule(axis.key(), TrendKeys.prefix(name))))
                .findFirst();
    }

    private static boolean isRule(String key, String prefix) {
        return key.startsWith(prefix) && RULES.contains(key.substring(prefix.length()));
    }

    /** Candles of all assets: what one combination looks through. */
    public long candles() {
        return assets.stream().mapToLong(ScreenedAsset::candles).sum();
    }

    @Override
    public void check(SortedMap<String, String> changes) {
        trend(changes);
    }

    @Override
    public String key(SortedMap<String, String> changes) {
        return SweepKey.of(restsOn, trend(changes).toString());
    }

    @Override
    public SweepRow run(String key, SortedMap<String, String> changes) {
        return figures.row(key, changes, trades(changes));
    }

    /** The trades of all assets, in the order of their ends. */
    public List<ScreenedTrade> trades(SortedMap<String, String> changes) {
        TrendParameters trend = trend(changes);
        List<ScreenedTrade> all = new ArrayList<>();
        var trades = new ScreenedTrades();
        for (ScreenedAsset asset : assets) {
            asset.trade(trend, trades, all);
        }
        all.sort(ScreenedTrade.BY_EXIT);
        return all;
    }

    private TrendParameters trend(SortedMap<String, String> changes) {
        return TrendAccounts.of(parameters.with(changes), account);
    }
}
