package io.eternalengine.risk;

import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.parameters.ParameterSource;
import java.util.Map;

/**
 * The configuration keys of risk, in the service as in a backtest, and what each of them sets. Fractions are of one, durations
 * ISO or short ({@code PT72H}, {@code 72H}). Every key is optional and laid over {@link RiskParameters#defaults()}.
 */
public final class RiskKeys {
    public static final String PREFIX = "eternal.risk.";

    private final ParameterSource source;

    private RiskKeys(ParameterSource source) {
        this.source = source;
    }

    /**
     * The parameters that a source gives.
     *
     * @param accounts the one account in which each engine may trade
     * @param base with the number of each key that is not given
     * @throws IllegalArgumentException naming the component or the key that is refused
     */
    public static RiskParameters over(ParameterSource source, Map<EngineId, String> accounts, RiskParameters base) {
        return new RiskKeys(source).over(accounts, base);
    }

    private RiskParameters over(Map<EngineId, String> accounts, RiskParameters defaults) {
        return new RiskParameters(
                accounts,
                breaker(defaults.breaker()),
                source.decimal(PREFIX + "price-collar-fraction", defaults.priceCollarFraction()),
                source.decimal(PREFIX + "max-order-fraction", defaults.maxOrderFraction()),
                source.decimal(PREFIX + "max-position-fraction", defaults.maxPositionFraction()),
                source.duration(PREFIX + "max-mark-age", defaults.maxMarkAge()),
                source.whole(PREFIX + "max-openings-per-minute", defaults.maxOpeningsPerMinute()),
                source.duration(PREFIX + "approval-window", defaults.approvalWindow()),
                limits(defaults.limits()));
    }

    private BreakerParameters breaker(BreakerParameters defaults) {
        return new BreakerParameters(
                source.decimals(PREFIX + "thresholds", defaults.thresholds()),
                source.decimal(PREFIX + "leave-caution-at", defaults.leaveCautionAt()),
                source.decimal(PREFIX + "leave-warning-at", defaults.leaveWarningAt()),
                source.duration(PREFIX + "caution-pause", defaults.cautionPause()),
                source.duration(PREFIX + "warning-pause", defaults.warningPause()),
                source.duration(PREFIX + "review-time", defaults.reviewTime()),
                source.decimal(PREFIX + "restart-size", defaults.restartSize()),
                orders(defaults.orders()));
    }

    private BreakerOrders orders(BreakerOrders defaults) {
        return new BreakerOrders(
                source.decimal(PREFIX + "caution-size", defaults.cautionSize()),
                source.decimal(PREFIX + "warning-size", defaults.warningSize()),
                source.decimal(PREFIX + "stop-distance-multiple", defaults.stopDistanceMultiple()),
                source.decimal(PREFIX + "warning-core-reduction", defaults.warningCoreReduction()),
                source.decimal(PREFIX + "alert-core-reduction", defaults.alertCoreReduction()));
    }

    private PortfolioLimits limits(PortfolioLimits defaults) {
        return new PortfolioLimits(
                defaults.moreAccounts(),
                source.decimal(PREFIX + "max-asset-fraction", defaults.maxAssetFraction()),
                source.texts(PREFIX + "tier-one-assets", defaults.tierOneAssets()),
                source.texts(PREFIX + "tier-two-assets", defaults.tierTwoAssets()),
                source.decimal(PREFIX + "max-slippage", defaults.maxSlippage()),
                tier("tier-two.", defaults.tierTwo()),
                tier("tier-three.", defaults.tierThree()),
                source.decimal(PREFIX + "max-leverage", defaults.maxLeverage()),
                source.decimal(PREFIX + "max-heat", defaults.maxHeat()),
                source.whole(PREFIX + "max-directional-positions", defaults.maxDirectionalPositions()),
                losses("losses.", defaults.losses()),
                feeds("feeds.", defaults.feeds()),
                badPrints("bad-prints.", defaults.badPrints()),
                correlation("correlation.", defaults.correlation()),
                underperformance("underperformance.", defaults.underperformance()));
    }

    private TierLimits tier(String group, TierLimits defaults) {
        String prefix = PREFIX + group;
        return ParameterSource.within(
                group,
                () -> new TierLimits(
                        source.decimal(prefix + "max-order-fraction", defaults.maxOrderFraction()),
                        source.decimal(prefix + "max-position-fraction", defaults.maxPositionFraction()),
                        source.decimal(prefix + "max-slippage", defaults.maxSlippage())));
    }

    private LossLimits losses(String group, LossLimits defaults) {
        String prefix = PREFIX + group;
        return ParameterSource.within(
                group,
                () -> new LossLimits(
                        source.decimal(prefix + "daily", defaults.daily()),
                        source.decimal(prefix + "weekly", defaults.weekly()),
                        source.duration(prefix + "restart-step", defaults.restartStep()),
                        source.decimal(prefix + "restart-growth", defaults.restartGrowth())));
    }

    private FeedLimits feeds(String group, FeedLimits defaults) {
        String prefix = PREFIX + group;
        return ParameterSource.within(
                group,
                () -> new FeedLimits(
                        source.decimal(prefix + "min-depth", defaults.minDepth()),
                        source.decimal(prefix + "depth-band", defaults.depthBand()),
                        source.duration(prefix + "max-book-age", defaults.maxBookAge()),
                        source.flag(prefix + "book-required", defaults.bookRequired()),
                        source.decimal(prefix + "flash-fall", defaults.flashFall()),
                        source.duration(prefix + "flash-window", defaults.flashWindow()),
                        source.decimal(prefix + "normal-weight", defaults.normalWeight()),
                        source.decimal(prefix + "spread-multiple", defaults.spreadMultiple()),
                        source.decimal(prefix + "depth-fraction", defaults.depthFraction()),
                        source.duration(prefix + "flash-pause", defaults.flashPause()),
                        source.duration(prefix + "silence-warning", defaults.silenceWarning()),
                        source.duration(prefix + "silence-halt", defaults.silenceHalt()),
                        source.duration(prefix + "longest-step", defaults.longestStep()),
                        source.duration(prefix + "exchange-silence", defaults.exchangeSilence()),
                        source.duration(prefix + "api-alert", defaults.apiAlert()),
                        source.duration(prefix + "api-escalate", defaults.apiEscalate())));
    }

    private BadPrintLimits badPrints(String group, BadPrintLimits defaults) {
        String prefix = PREFIX + group;
        return ParameterSource.within(
                group,
                () -> new BadPrintLimits(
                        source.decimal(prefix + "jump", defaults.jump()),
                        source.decimal(prefix + "max-disagreement", defaults.maxDisagreement()),
                        source.duration(prefix + "max-source-age", defaults.maxSourceAge()),
                        source.duration(prefix + "confirm-within", defaults.confirmWithin())));
    }

    private CorrelationLimits correlation(String group, CorrelationLimits defaults) {
        String prefix = PREFIX + group;
        return ParameterSource.within(
                group,
                () -> new CorrelationLimits(
                        source.decimal(prefix + "watch", defaults.watch()),
                        source.decimal(prefix + "crisis", defaults.crisis()),
                        source.decimal(prefix + "emergency", defaults.emergency()),
                        source.decimal(prefix + "min-z-score", defaults.minZScore()),
                        source.whole(prefix + "window-days", defaults.windowDays()),
                        source.whole(prefix + "z-score-days", defaults.zScoreDays())));
    }

    private UnderperformanceLimits underperformance(String group, UnderperformanceLimits defaults) {
        String prefix = PREFIX + group;
        return ParameterSource.within(
                group,
                () -> new UnderperformanceLimits(
                        source.decimal(prefix + "min-sharpe", defaults.minSharpe()),
                        source.whole(prefix + "days", defaults.days())));
    }
}
