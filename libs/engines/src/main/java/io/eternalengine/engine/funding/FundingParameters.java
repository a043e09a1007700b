package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.LowestFeeTier;
import io.eternalengine.domain.model.Require;
import java.time.Duration;
import java.util.List;

/**
 * The numbers of FUNDING.
 *
 * @param assets what is carried, with shares that add up to 1
 * @param minRatePer8h expected rate for entering, as a fraction for 8 hours; scaled to the real interval
 * @param rateComparison how the rate meets it
 * @param maxEntryBasis distance of perpetual and spot price, as a fraction of spot, up to which is entered
 * @param maxHeldBasis distance beyond which is left
 * @param maxHolding after which is left
 * @param positiveToEnter time of which every settlement must be above 0 for entering; two settlements of 8 h
 * @param negativeToCloseAll time of which every settlement of any asset was below 0, after which everything is closed
 * @param legTimeout how long the legs may differ by a lot or more before the other leg is unwound
 * @param legTries tries of one leg before the other is unwound
 * @param retryDelay between further tries of a leg that can only be closed
 * @param rehedgeFraction of the coins held by which the legs may differ
 * @param shortLeverage value of the shorts over the cash behind them. Below the 2 that risk allows, because a rise of the
 *     price by a quarter within the holding time must not force a reduction
 * @param marginAlert cash and unrealised profit over the value of the shorts, below which an alert is due
 * @param marginReduce below which both legs are reduced
 * @param marginTarget to which such a reduction leads
 * @param tacticalFraction of each funding payment received, which moves to TACTICAL
 * @param maxOrderFraction of total capital in one purchase with its fee, below risk's own limit
 * @param takerFeeFraction paid in the coin by a purchase
 * @param tickers which of them are applied
 */
public record FundingParameters(
        String account,
        String quoteAsset,
        List<CarryAsset> assets,
        Decimal minRatePer8h,
        RateComparison rateComparison,
        Decimal maxEntryBasis,
        Decimal maxHeldBasis,
        Duration maxHolding,
        Duration positiveToEnter,
        Duration negativeToCloseAll,
        Duration legTimeout,
        int legTries,
        Duration retryDelay,
        Decimal rehedgeFraction,
        Decimal shortLeverage,
        Decimal marginAlert,
        Decimal marginReduce,
        Decimal marginTarget,
        Decimal tacticalFraction,
        Decimal maxOrderFraction,
        Decimal takerFeeFraction,
        TickerParameters tickers) {
    private static final Decimal MAX_LEVERAGE = Decimal.of(2);

    public FundingParameters {
        Require.text("account", account);
        Require.text("quoteAsset", quoteAsset);
        assets = List.copyOf(assets);
        Decimal shares = assets.stream().map(CarryAsset::share).reduce(Decimal.ZERO, Decimal::plus);
        Require.check(shares.equals(Decimal.ONE), "sum of shares", shares, "must be 1", shares);
        Require.check(
                assets.stream().map(CarryAsset::spot).distinct().count() == assets.size(),
                "assets",
                assets,
                "must be on different instruments",
                assets);
        Require.fraction("minRatePer8h", minRatePer8h);
        Require.fraction("maxEntryBasis", maxEntryBasis);
        Require.fraction("maxHeldBasis", maxHeldBasis);
        Require.check(
                maxHeldBasis.isAtLeast(maxEntryBasis),
                "maxHeldBasis",
                maxHeldBasis,
                "must not be below maxEntryBasis " + maxEntryBasis,
                maxHeldBasis);
        Require.positive("maxHolding (ms)", maxHolding.toMillis());
        Require.positive("positiveToEnter (ms)", positiveToEnter.toMillis());
        Require.positive("negativeToCloseAll (ms)", negativeToCloseAll.toMillis());
        Require.positive("legTimeout (ms)", legTimeout.toMillis());
        Require.positive("legTries", legTries);
        Require.positive("retryDelay (ms)", retryDelay.toMillis());
        Require.fraction("rehedgeFraction", rehedgeFraction);
        Require.check(
                shortLeverage.isPositive() && shortLeverage.isAtMost(MAX_LEVERAGE),
                "shortLeverage",
                shortLeverage,
                "must be above 0 and not above " + MAX_LEVERAGE,
                shortLeverage);
        Require.check(
                marginReduce.isPositive() && marginReduce.isBelow(marginAlert) && marginAlert.isBelow(marginTarget),
                "marginReduce, marginAlert, marginTarget",
                marginReduce + ", " + marginAlert + ", " + marginTarget,
                "must rise from above 0",
                marginTarget);
        Require.fraction("tacticalFraction", tacticalFraction);
        Require.fraction("maxOrderFraction", maxOrderFraction);
        Require.check(
                !takerFeeFraction.isNegative() && takerFeeFraction.isBelow(Decimal.ONE),
                "takerFeeFraction",
                takerFeeFraction,
                "must be from 0 to below 1",
                takerFeeFraction);
        Require.check(
                tickers.interval().compareTo(legTimeout) < 0,
                "tickers.interval",
                tickers.interval(),
                "must be below legTimeout " + legTimeout,
                tickers.interval());
    }

    /** Distance of a close from a ticker's mark beyond which it stands alone; a close alone never exceeds the held basis. */
    Decimal farClose() {
        return tickers.farMark().min(maxHeldBasis);
    }

    /** Index of the asset that trades on an instrument, or −1. */
    int indexOf(InstrumentId instrument) {
        for (int i = 0; i < assets.size(); i++) {
            if (assets.get(i).spot().equals(instrument)
                    || assets.get(i).perpetual().equals(instrument)) {
                return i;
            }
        }
        return -1;
    }

    /** The defaults of the product. */
    public static FundingParameters defaults() {
        return with(RateComparison.AT_LEAST);
    }

    /** The defaults with another comparison of the rate, which reports show beside each other. */
    public static FundingParameters with(RateComparison comparison) {
        return new FundingParameters(
                "FUNDING",
                "USDT",
                List.of(CarryAsset.of("BTC", "0.40"), CarryAsset.of("ETH", "0.40"), CarryAsset.of("SOL", "0.20")),
                Decimal.of("0.0001"),
                comparison,
                Decimal.of("0.005"),
                Decimal.of("0.02"),
                Duration.ofDays(14),
                Duration.ofHours(16),
                Duration.ofHours(24),
                Duration.ofSeconds(5),
                3,
                Duration.ofSeconds(1),
                Decimal.of("0.02"),
                Decimal.ONE,
                Decimal.of("0.30"),
                Decimal.of("0.20"),
                Decimal.of("0.50"),
                Decimal.of("0.5"),
                Decimal.of("0.04"),
                LowestFeeTier.SPOT,
                TickerParameters.defaults());
    }
}
