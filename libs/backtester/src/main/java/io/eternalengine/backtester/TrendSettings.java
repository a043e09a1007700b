package io.eternalengine.backtester;

import io.eternalengine.engine.trend.EntryParameters;
import io.eternalengine.engine.trend.ExitParameters;
import io.eternalengine.engine.trend.SizingParameters;
import io.eternalengine.engine.trend.TrendAsset;
import io.eternalengine.engine.trend.TrendParameters;
import java.util.Locale;

/** The parameters of a TREND account, under {@code eternal.trend-1} or {@code eternal.trend-2}. */
final class TrendSettings {
    private final ParameterSet set;
    private final String prefix;

    private TrendSettings(ParameterSet set, String prefix) {
        this.set = set;
        this.prefix = prefix;
    }

    static TrendParameters of(ParameterSet set, TrendParameters defaults) {
        String prefix = "eternal." + defaults.account().toLowerCase(Locale.ROOT) + ".";
        return new TrendSettings(set, prefix).parameters(defaults);
    }

    private TrendParameters parameters(TrendParameters defaults) {
        return new TrendParameters(
                defaults.account(),
                defaults.quoteAsset(),
                defaults.assets().stream().map(this::asset).toList(),
                defaults.candle(),
                set.duration(prefix + "bar", defaults.bar()),
                entries(defaults.entries()),
                sizing(defaults.sizing()),
                exits(defaults.exits()));
    }

    private TrendAsset asset(TrendAsset defaults) {
        String symbol = defaults.instrument().symbol().toLowerCase(Locale.ROOT);
        return new TrendAsset(defaults.instrument(), set.decimal(prefix + symbol + ".share", defaults.share()));
    }

    private EntryParameters entries(EntryParameters defaults) {
        return new EntryParameters(
                set.whole(prefix + "fast-sma-period", defaults.fastSmaPeriod()),
                set.whole(prefix + "slow-sma-period", defaults.slowSmaPeriod()),
                set.whole(prefix + "adx-period", defaults.adxPeriod()),
                set.whole(prefix + "entry-adx-min", defaults.entryAdxMin()),
                set.whole(prefix + "weak-adx", defaults.weakAdx()),
                set.duration(prefix + "weak-for", defaults.weakFor()),
                set.flag(prefix + "shorts", defaults.shorts()));
    }

    private SizingParameters sizing(SizingParameters defaults) {
        return new SizingParameters(
                set.decimal(prefix + "risk-per-trade-fraction", defaults.riskPerTradeFraction()),
                set.whole(prefix + "atr-period", defaults.atrPeriod()),
                set.decimal(prefix + "stop-atr-multiple", defaults.stopAtrMultiple()),
                set.decimal(prefix + "kelly-multiple", defaults.kellyMultiple()),
                set.whole(prefix + "kelly-min-trades", defaults.kellyMinTrades()),
                set.decimal(prefix + "kelly-floor-fraction", defaults.kellyFloorFraction()),
                set.decimal(prefix + "max-asset-fraction", defaults.maxAssetFraction()),
                set.decimal(prefix + "max-leverage", defaults.maxLeverage()),
                set.decimal(prefix + "max-order-of-total-fraction", defaults.maxOrderOfTotalFraction()),
                set.decimal(prefix + "max-position-of-total-fraction", defaults.maxPositionOfTotalFraction()),
                set.whole(prefix + "correlation-days", defaults.correlationDays()),
                set.decimal(prefix + "high-correlation", defaults.highCorrelation()),
                set.decimal(prefix + "correlated-scale", defaults.correlatedScale()));
    }

    private ExitParameters exits(ExitParameters defaults) {
        return new ExitParameters(
                set.decimal(prefix + "trailing-stop-atr-multiple", defaults.trailingStopAtrMultiple()),
                set.decimal(prefix + "trailing-from-r", defaults.trailingFromR()),
                set.duration(prefix + "max-holding", defaults.maxHolding()),
                set.decimal(prefix + "max-funding-cost-fraction", defaults.maxFundingCostFraction()),
                set.decimal(prefix + "warning-reduction-fraction", defaults.warningReductionFraction()));
    }
}
