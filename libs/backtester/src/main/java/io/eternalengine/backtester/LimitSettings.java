package io.eternalengine.backtester;

import io.eternalengine.risk.CorrelationLimits;
import io.eternalengine.risk.FeedLimits;
import io.eternalengine.risk.LossLimits;
import io.eternalengine.risk.PortfolioLimits;
import io.eternalengine.risk.TierLimits;

/** The limits of the portfolio, its losses and its markets, under the keys of the risk service. */
final class LimitSettings {
    private LimitSettings() {}

    static PortfolioLimits of(ParameterSet set, String prefix, PortfolioLimits defaults) {
        return new PortfolioLimits(
                defaults.moreAccounts(),
                defaults.allocations(),
                set.decimal(prefix + "max-asset-fraction", defaults.maxAssetFraction()),
                set.texts(prefix + "tier-one-assets", defaults.tierOneAssets()),
                set.texts(prefix + "tier-two-assets", defaults.tierTwoAssets()),
                set.decimal(prefix + "max-slippage", defaults.maxSlippage()),
                tier(set, prefix + "tier-two.", defaults.tierTwo()),
                tier(set, prefix + "tier-three.", defaults.tierThree()),
                set.decimal(prefix + "max-leverage", defaults.maxLeverage()),
                set.decimal(prefix + "max-heat", defaults.maxHeat()),
                set.whole(prefix + "max-directional-positions", defaults.maxDirectionalPositions()),
                losses(set, prefix + "losses.", defaults.losses()),
                feeds(set, prefix + "feeds.", defaults.feeds()),
                correlation(set, prefix + "correlation.", defaults.correlation()));
    }

    private static TierLimits tier(ParameterSet set, String prefix, TierLimits defaults) {
        return new TierLimits(
                set.decimal(prefix + "max-order-fraction", defaults.maxOrderFraction()),
                set.decimal(prefix + "max-position-fraction", defaults.maxPositionFraction()),
                set.decimal(prefix + "max-slippage", defaults.maxSlippage()));
    }

    private static LossLimits losses(ParameterSet set, String prefix, LossLimits defaults) {
        return new LossLimits(
                set.decimal(prefix + "daily", defaults.daily()),
                set.decimal(prefix + "weekly", defaults.weekly()),
                set.duration(prefix + "restart-step", defaults.restartStep()),
                set.decimal(prefix + "restart-growth", defaults.restartGrowth()));
    }

    private static FeedLimits feeds(ParameterSet set, String prefix, FeedLimits defaults) {
        return new FeedLimits(
                set.decimal(prefix + "min-depth", defaults.minDepth()),
                set.duration(prefix + "max-book-age", defaults.maxBookAge()),
                set.decimal(prefix + "flash-fall", defaults.flashFall()),
                set.decimal(prefix + "spread-multiple", defaults.spreadMultiple()),
                set.decimal(prefix + "depth-fraction", defaults.depthFraction()),
                set.duration(prefix + "flash-pause", defaults.flashPause()),
                set.duration(prefix + "silence-warning", defaults.silenceWarning()),
                set.duration(prefix + "silence-halt", defaults.silenceHalt()),
                set.duration(prefix + "api-alert", defaults.apiAlert()),
                set.duration(prefix + "api-escalate", defaults.apiEscalate()));
    }

    private static CorrelationLimits correlation(ParameterSet set, String prefix, CorrelationLimits defaults) {
        return new CorrelationLimits(
                set.decimal(prefix + "watch", defaults.watch()),
                set.decimal(prefix + "crisis", defaults.crisis()),
                set.decimal(prefix + "emergency", defaults.emergency()),
                set.decimal(prefix + "min-z-score", defaults.minZScore()));
    }
}
