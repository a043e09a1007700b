package io.eternalengine.simulation;

import static io.eternalengine.domain.Markets.dec;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.engine.funding.FundingEngine;
import io.eternalengine.engine.funding.FundingParameters;
import io.eternalengine.engine.tactical.TacticalEngine;
import io.eternalengine.engine.tactical.TacticalParameters;
import io.eternalengine.engine.trend.EntryParameters;
import io.eternalengine.engine.trend.ExitParameters;
import io.eternalengine.engine.trend.SizingParameters;
import io.eternalengine.engine.trend.TrendEngine;
import io.eternalengine.engine.trend.TrendParameters;
import io.eternalengine.risk.BreakerParameters;
import io.eternalengine.risk.LossLimits;
import io.eternalengine.risk.PortfolioLimits;
import io.eternalengine.risk.RiskParameters;
import java.time.Duration;
import java.util.List;

/** The five accounts and the risk engine, with the product's rules and limits and with times that fit into some days. */
final class Lineup {
    static final int PROGRAM_DAYS = 2;
    static final Duration REVIEW_TIME = Duration.ofHours(10);
    static final Duration BETWEEN_DEPLOYMENTS = Duration.ofHours(12);
    /** Half of the product's, so that it binds before the engine's other limits. */
    static final String FUNDING_ORDER_CAP = "0.02";

    private static final int FEW_OPENINGS = 4;

    private Lineup() {}

    /** New engines in their first states. */
    static List<Seat> seats(boolean shorts) {
        return List.of(
                new Seat("CORE-HODL", "0.60", new CoreHodlEngine(coreHodl(PROGRAM_DAYS, "0.10"))),
                new Seat("TREND-1", "0.15", new TrendEngine(trend(TrendParameters.trend1(), 2, shorts))),
                new Seat("TREND-2", "0.05", new TrendEngine(trend(TrendParameters.trend2(), 1, shorts))),
                new Seat("FUNDING", "0.15", new FundingEngine(funding())),
                new Seat("TACTICAL", "0.05", new TacticalEngine(tactical())));
    }

    /** The same with long bars, and with limits so near that a storm reaches them while the engine only looks on. */
    static List<Seat> touchySeats(boolean shorts) {
        return List.of(
                new Seat("CORE-HODL", "0.60", new CoreHodlEngine(coreHodl(1, "0.004"))),
                new Seat("TREND-1", "0.15", new TrendEngine(trend(TrendParameters.trend1(), 8, shorts))),
                new Seat("TREND-2", "0.05", new TrendEngine(trend(TrendParameters.trend2(), 3, shorts))),
                new Seat("FUNDING", "0.15", new FundingEngine(touchy(funding()))),
                new Seat("TACTICAL", "0.05", new TacticalEngine(tactical())));
    }

    private static CoreHodlParameters coreHodl(int programDays, String driftLimit) {
        CoreHodlParameters rules = CoreHodlParameters.defaults();
        return new CoreHodlParameters(
                rules.account(),
                rules.quoteAsset(),
                rules.targets(),
                programDays,
                rules.cashReserveFraction(),
                rules.doneFraction(),
                dec(driftLimit),
                rules.noSaleBelowHighFraction(),
                rules.maxShareOfTotal(),
                rules.maxOrderFraction(),
                rules.takerFeeFraction());
    }

    private static TrendParameters trend(TrendParameters rules, int barHours, boolean shorts) {
        SizingParameters sizing = SizingParameters.defaults();
        return new TrendParameters(
                rules.account(),
                rules.quoteAsset(),
                rules.assets(),
                Duration.ofHours(1),
                Duration.ofHours(barHours),
                new EntryParameters(2, 5, 2, 15, 10, Duration.ofDays(14), shorts),
                new SizingParameters(
                        sizing.riskPerTradeFraction(),
                        3,
                        sizing.stopAtrMultiple(),
                        sizing.kellyMultiple(),
                        4,
                        sizing.kellyFloorFraction(),
                        sizing.maxAssetFraction(),
                        sizing.maxLeverage(),
                        sizing.maxOrderOfTotalFraction(),
                        sizing.maxPositionOfTotalFraction(),
                        3,
                        sizing.highCorrelation(),
                        sizing.correlatedScale()),
                new ExitParameters(dec("3"), Decimal.ONE, Duration.ofDays(1), dec("0.001")));
    }

    private static FundingParameters funding() {
        FundingParameters rules = FundingParameters.defaults();
        return new FundingParameters(
                rules.account(),
                rules.quoteAsset(),
                rules.assets(),
                rules.minRatePer8h(),
                rules.rateComparison(),
                rules.maxEntryBasis(),
                rules.maxHeldBasis(),
                rules.maxHolding(),
                rules.positiveToEnter(),
                rules.negativeToCloseAll(),
                rules.legTimeout(),
                rules.legTries(),
                rules.retryDelay(),
                rules.rehedgeFraction(),
                rules.shortLeverage(),
                rules.marginAlert(),
                rules.marginReduce(),
                rules.marginTarget(),
                rules.tacticalFraction(),
                dec(FUNDING_ORDER_CAP),
                rules.takerFeeFraction(),
                rules.tickers());
    }

    private static FundingParameters touchy(FundingParameters rules) {
        return new FundingParameters(
                rules.account(),
                rules.quoteAsset(),
                rules.assets(),
                rules.minRatePer8h(),
                rules.rateComparison(),
                rules.maxEntryBasis(),
                rules.maxHeldBasis(),
                Duration.ofHours(9),
                rules.positiveToEnter(),
                rules.negativeToCloseAll(),
                rules.legTimeout(),
                rules.legTries(),
                rules.retryDelay(),
                rules.rehedgeFraction(),
                rules.shortLeverage(),
                dec("1.4"),
                dec("1.2"),
                dec("1.6"),
                rules.tacticalFraction(),
                rules.maxOrderFraction(),
                rules.takerFeeFraction(),
                rules.tickers());
    }

    private static TacticalParameters tactical() {
        TacticalParameters rules = TacticalParameters.defaults();
        return new TacticalParameters(
                rules.account(),
                rules.quoteAsset(),
                rules.assets(),
                rules.fundingInstrument(),
                rules.knownAllTimeHigh(),
                dec("0.10"),
                dec("0.20"),
                rules.fearBelow(),
                rules.sentimentMaxAge(),
                rules.fallFraction(),
                rules.deepFallFraction(),
                rules.fearFraction(),
                rules.confirmingRatePer8h(),
                rules.confirmingTime(),
                rules.fearNeedsConfirmation(),
                BETWEEN_DEPLOYMENTS,
                dec("0.05"),
                Duration.ofHours(30),
                rules.maxOrderFraction());
    }

    /**
     * The product's limits; reviews, pauses and restarts take hours.
     *
     * @param roomy whether one asset may be all of the portfolio and orders may follow each other as fast as the product
     *     allows, so that no purchase has to wait for a fall; otherwise only a few may open within a minute
     */
    static RiskParameters risk(boolean roomy) {
        RiskParameters rules = RiskParameters.defaults().withoutBooks();
        BreakerParameters breaker = rules.breaker();
        LossLimits losses = rules.limits().losses();
        PortfolioLimits limits = rules.limits()
                .with(new LossLimits(losses.daily(), losses.weekly(), Duration.ofHours(8), losses.restartGrowth()));
        return new RiskParameters(
                rules.accounts(),
                new BreakerParameters(
                        breaker.thresholds(),
                        breaker.leaveCautionAt(),
                        breaker.leaveWarningAt(),
                        Duration.ofHours(4),
                        Duration.ofHours(6),
                        REVIEW_TIME,
                        breaker.restartSize()),
                rules.priceCollarFraction(),
                rules.maxOrderFraction(),
                rules.maxPositionFraction(),
                rules.maxMarkAge(),
                openingsPerMinute(roomy),
                rules.approvalWindow(),
                roomy ? limits.withMaxAssetFraction(Decimal.ONE) : limits);
    }

    /** Orders that may open within a minute. */
    static int openingsPerMinute(boolean roomy) {
        return roomy ? RiskParameters.defaults().maxOpeningsPerMinute() : FEW_OPENINGS;
    }
}
