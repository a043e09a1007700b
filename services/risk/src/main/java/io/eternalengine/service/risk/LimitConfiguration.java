package io.eternalengine.service.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.risk.CorrelationLimits;
import io.eternalengine.risk.FeedLimits;
import io.eternalengine.risk.LossLimits;
import io.eternalengine.risk.PortfolioLimits;
import io.eternalengine.risk.TierLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** The limits of the portfolio, its losses and its markets, as configured, laid over their defaults. */
public final class LimitConfiguration {
    private LimitConfiguration() {}

    /** Keys under {@code eternal.risk.tier-two} and {@code eternal.risk.tier-three}. */
    public interface Tier {
        Optional<BigDecimal> maxOrderFraction();

        Optional<BigDecimal> maxPositionFraction();

        Optional<BigDecimal> maxSlippage();
    }

    /** Keys under {@code eternal.risk.losses}. */
    public interface Losses {
        Optional<BigDecimal> daily();

        Optional<BigDecimal> weekly();

        Optional<Duration> restartStep();

        Optional<BigDecimal> restartGrowth();
    }

    /** Keys under {@code eternal.risk.feeds}. */
    public interface Feeds {
        Optional<BigDecimal> minDepth();

        Optional<Duration> maxBookAge();

        Optional<BigDecimal> flashFall();

        Optional<BigDecimal> spreadMultiple();

        Optional<BigDecimal> depthFraction();

        Optional<Duration> flashPause();

        Optional<Duration> silenceWarning();

        Optional<Duration> silenceHalt();

        Optional<Duration> apiAlert();

        Optional<Duration> apiEscalate();
    }

    /** Keys under {@code eternal.risk.correlation}. */
    public interface Correlation {
        Optional<BigDecimal> watch();

        Optional<BigDecimal> crisis();

        Optional<BigDecimal> emergency();

        Optional<BigDecimal> minZScore();
    }

    static PortfolioLimits over(RiskConfiguration given, PortfolioLimits defaults) {
        return new PortfolioLimits(
                defaults.moreAccounts(),
                defaults.allocations(),
                decimal(given.maxAssetFraction(), defaults.maxAssetFraction()),
                given.tierOneAssets().orElse(defaults.tierOneAssets()),
                given.tierTwoAssets().orElse(defaults.tierTwoAssets()),
                decimal(given.maxSlippage(), defaults.maxSlippage()),
                tier(given.tierTwo(), defaults.tierTwo()),
                tier(given.tierThree(), defaults.tierThree()),
                decimal(given.maxLeverage(), defaults.maxLeverage()),
                decimal(given.maxHeat(), defaults.maxHeat()),
                given.maxDirectionalPositions().orElse(defaults.maxDirectionalPositions()),
                losses(given.losses(), defaults.losses()),
                feeds(given.feeds(), defaults.feeds()),
                correlation(given.correlation(), defaults.correlation()));
    }

    private static TierLimits tier(Tier given, TierLimits defaults) {
        return new TierLimits(
                decimal(given.maxOrderFraction(), defaults.maxOrderFraction()),
                decimal(given.maxPositionFraction(), defaults.maxPositionFraction()),
                decimal(given.maxSlippage(), defaults.maxSlippage()));
    }

    private static LossLimits losses(Losses given, LossLimits defaults) {
        return new LossLimits(
                decimal(given.daily(), defaults.daily()),
                decimal(given.weekly(), defaults.weekly()),
                given.restartStep().orElse(defaults.restartStep()),
                decimal(given.restartGrowth(), defaults.restartGrowth()));
    }

    private static FeedLimits feeds(Feeds given, FeedLimits defaults) {
        return new FeedLimits(
                decimal(given.minDepth(), defaults.minDepth()),
                given.maxBookAge().orElse(defaults.maxBookAge()),
                decimal(given.flashFall(), defaults.flashFall()),
                decimal(given.spreadMultiple(), defaults.spreadMultiple()),
                decimal(given.depthFraction(), defaults.depthFraction()),
                given.flashPause().orElse(defaults.flashPause()),
                given.silenceWarning().orElse(defaults.silenceWarning()),
                given.silenceHalt().orElse(defaults.silenceHalt()),
                given.apiAlert().orElse(defaults.apiAlert()),
                given.apiEscalate().orElse(defaults.apiEscalate()));
    }

    private static CorrelationLimits correlation(Correlation given, CorrelationLimits defaults) {
        return new CorrelationLimits(
                decimal(given.watch(), defaults.watch()),
                decimal(given.crisis(), defaults.crisis()),
                decimal(given.emergency(), defaults.emergency()),
                decimal(given.minZScore(), defaults.minZScore()));
    }

    private static Decimal decimal(Optional<BigDecimal> given, Decimal byDefault) {
        return given.map(Decimal::of).orElse(byDefault);
    }
}
