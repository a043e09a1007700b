package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.parameters.ParameterSource;
import io.eternalengine.engine.AssetKeys;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The configuration keys of a TREND account's numbers, in the service as in a backtest, and what each of them sets. Fractions
 * are of one. Every key is optional.
 */
public final class TrendKeys {
    /** Names of keys by those that they had once. */
    private static final SortedMap<String, String> RENAMED = new TreeMap<>(Map.of(
            "fast-length", "fast-sma-period",
            "slow-length", "slow-sma-period",
            "direction-length", "adx-period",
            "strong-adx", "entry-adx-min",
            "range-length", "atr-period",
            "stop-range-multiple", "stop-atr-multiple",
            "trailing-range-multiple", "trailing-stop-atr-multiple"));

    private final ParameterSource source;
    private final String prefix;

    private TrendKeys(ParameterSource source, String prefix) {
        this.source = source;
        this.prefix = prefix;
    }

    /** What every key of an account begins with: {@code eternal.trend-1.}. */
    public static String prefix(String account) {
        return "eternal." + account.toLowerCase(Locale.ROOT) + ".";
    }

    /** Keys of all accounts by those that they had once: the refusal of an old one names the new one. */
    public static Map<String, String> renamed() {
        Map<String, String> renamed = new TreeMap<>();
        for (TrendParameters account : TrendParameters.accounts()) {
            String prefix = prefix(account.account());
            RENAMED.forEach((old, today) -> renamed.put(prefix + old, prefix + today));
        }
        return renamed;
    }

    /**
     * The parameters that a source gives.
     *
     * @param base with the account, and the number of each key that is not given
     * @throws IllegalArgumentException naming the component or the key that is refused
     */
    public static TrendParameters over(ParameterSource source, TrendParameters base) {
        return new TrendKeys(source, prefix(base.account())).parameters(base);
    }

    private TrendParameters parameters(TrendParameters base) {
        return new TrendParameters(
                base.account(),
                base.quoteAsset(),
                new AssetKeys<TrendAsset>(
                                prefix,
                                asset -> asset.instrument().symbol(),
                                TrendAsset::share,
                                (symbol, share) -> new TrendAsset(InstrumentId.linear(symbol), share))
                        .over(source, base.assets()),
                base.candle(),
                source.duration(prefix + "bar", base.bar()),
                entries(base.entries()),
                sizing(base.sizing()),
                exits(base.exits()));
    }

    private EntryParameters entries(EntryParameters base) {
        return new EntryParameters(
                source.whole(prefix + "fast-sma-period", base.fastSmaPeriod()),
                source.whole(prefix + "slow-sma-period", base.slowSmaPeriod()),
                source.whole(prefix + "adx-period", base.adxPeriod()),
                source.whole(prefix + "entry-adx-min", base.entryAdxMin()),
                source.whole(prefix + "weak-adx", base.weakAdx()),
                source.duration(prefix + "weak-for", base.weakFor()),
                source.flag(prefix + "shorts", base.shorts()));
    }

    private SizingParameters sizing(SizingParameters base) {
        return new SizingParameters(
                source.decimal(prefix + "risk-per-trade-fraction", base.riskPerTradeFraction()),
                source.whole(prefix + "atr-period", base.atrPeriod()),
                source.decimal(prefix + "stop-atr-multiple", base.stopAtrMultiple()),
                source.decimal(prefix + "kelly-multiple", base.kellyMultiple()),
                source.whole(prefix + "kelly-min-trades", base.kellyMinTrades()),
                source.decimal(prefix + "kelly-floor-fraction", base.kellyFloorFraction()),
                source.decimal(prefix + "max-asset-fraction", base.maxAssetFraction()),
                source.decimal(prefix + "max-leverage", base.maxLeverage()),
                source.decimal(prefix + "max-order-of-total-fraction", base.maxOrderOfTotalFraction()),
                source.decimal(prefix + "max-position-of-total-fraction", base.maxPositionOfTotalFraction()),
                source.whole(prefix + "correlation-days", base.correlationDays()),
                source.decimal(prefix + "high-correlation", base.highCorrelation()),
                source.decimal(prefix + "correlated-scale", base.correlatedScale()));
    }

    private ExitParameters exits(ExitParameters base) {
        return new ExitParameters(
                source.decimal(prefix + "trailing-stop-atr-multiple", base.trailingStopAtrMultiple()),
                source.decimal(prefix + "trailing-step-atr-multiple", base.trailingStepAtrMultiple()),
                source.decimal(prefix + "trailing-from-r", base.trailingFromR()),
                source.duration(prefix + "max-holding", base.maxHolding()),
                source.decimal(prefix + "max-funding-cost-fraction", base.maxFundingCostFraction()),
                source.decimal(prefix + "warning-reduction-fraction", base.warningReductionFraction()));
    }
}
