package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.FrozenMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The limits of the whole portfolio.
 *
 * @param moreAccounts engine of each account beyond the first of each engine
 * @param maxAssetFraction of equity that CORE-HODL may hold of one asset
 * @param tierOneAssets held to the general limits of order and position
 * @param tierTwoAssets held to the second tier's; all others to the third's
 * @param maxSlippage expected of an order of the first tier
 * @param maxLeverage value of an account's perpetuals over its equity
 * @param maxHeat loss, as a fraction of equity, if every directional position were stopped out at once
 * @param maxDirectionalPositions at the same time
 * @param correlation of the portfolio
 * @param underperformance of an engine
 */
public record PortfolioLimits(
        SortedMap<String, EngineId> moreAccounts,
        Decimal maxAssetFraction,
        List<String> tierOneAssets,
        List<String> tierTwoAssets,
        Decimal maxSlippage,
        TierLimits tierTwo,
        TierLimits tierThree,
        Decimal maxLeverage,
        Decimal maxHeat,
        int maxDirectionalPositions,
        LossLimits losses,
        FeedLimits feeds,
        BadPrintLimits badPrints,
        CorrelationLimits correlation,
        UnderperformanceLimits underperformance) {
    private static final Decimal MAX_LEVERAGE_ALLOWED = Decimal.of(3);

    public PortfolioLimits {
        // By a map without an order of its own, so that the keys come in their natural order.
        moreAccounts = FrozenMap.copyOf(new TreeMap<>((Map<String, EngineId>) moreAccounts));
        tierOneAssets = List.copyOf(tierOneAssets);
        tierTwoAssets = List.copyOf(tierTwoAssets);
        Require.fraction("maxAssetFraction", maxAssetFraction);
        Require.fraction("maxSlippage", maxSlippage);
        Require.check(
                maxLeverage.isPositive() && maxLeverage.isAtMost(MAX_LEVERAGE_ALLOWED),
                "maxLeverage",
                maxLeverage,
                "must be above 0 and not above " + MAX_LEVERAGE_ALLOWED,
                maxLeverage);
        Require.fraction("maxHeat", maxHeat);
        Require.positive("maxDirectionalPositions", maxDirectionalPositions);
    }

    /** The defaults of the product. */
    public static PortfolioLimits defaults() {
        var accounts = new TreeMap<String, EngineId>();
        accounts.put("TREND-1", EngineId.TREND);
        accounts.put("TREND-2", EngineId.TREND);
        accounts.put("FUNDING", EngineId.FUNDING);
        accounts.put("TACTICAL", EngineId.TACTICAL);
        return new PortfolioLimits(
                accounts,
                Decimal.of("0.45"),
                List.of("BTC", "ETH"),
                List.of("SOL"),
                Decimal.of("0.003"),
                new TierLimits(Decimal.of("0.02"), Decimal.of("0.05"), Decimal.of("0.005")),
                new TierLimits(Decimal.of("0.005"), Decimal.of("0.02"), Decimal.of("0.01")),
                Decimal.of(2),
                Decimal.of("0.05"),
                3,
                LossLimits.defaults(),
                FeedLimits.defaults(),
                BadPrintLimits.defaults(),
                CorrelationLimits.defaults(),
                UnderperformanceLimits.defaults());
    }

    /** The same limits with others of losses. */
    public PortfolioLimits with(LossLimits newLosses) {
        return copy(maxAssetFraction, newLosses, feeds);
    }

    /** The same limits with others of live markets. */
    public PortfolioLimits with(FeedLimits newFeeds) {
        return copy(maxAssetFraction, losses, newFeeds);
    }

    /** The same limits with another largest share of one asset. */
    public PortfolioLimits withMaxAssetFraction(Decimal fraction) {
        return copy(fraction, losses, feeds);
    }

    private PortfolioLimits copy(Decimal newMaxAssetFraction, LossLimits newLosses, FeedLimits newFeeds) {
        return new PortfolioLimits(
                moreAccounts,
                newMaxAssetFraction,
                tierOneAssets,
                tierTwoAssets,
                maxSlippage,
                tierTwo,
                tierThree,
                maxLeverage,
                maxHeat,
                maxDirectionalPositions,
                newLosses,
                newFeeds,
                badPrints,
                correlation,
                underperformance);
    }
}
