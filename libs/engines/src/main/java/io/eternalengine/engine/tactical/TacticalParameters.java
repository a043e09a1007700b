package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Require;
import java.time.Duration;
import java.util.List;

/**
 * The numbers of TACTICAL.
 *
 * @param assets what is bought, with shares that add up to 1; the first is the one whose fall is watched
 * @param fundingInstrument whose funding confirms
 * @param knownAllTimeHigh of the first asset before the first candle that the engine receives, in the quote asset; 0 if unknown
 * @param fall below the all-time high that fires {@link Trigger#FALL}
 * @param deepFall that fires {@link Trigger#DEEP_FALL}
 * @param fearBelow index of sentiment below which {@link Trigger#FEAR} fires
 * @param sentimentMaxAge beyond which a published index says nothing
 * @param fallFraction of the cash that a fall deploys
 * @param deepFallFraction of the cash that a deep fall deploys
 * @param fearFraction of the cash that fear deploys
 * @param confirmingRatePer8h funding below which, for the confirming time, a deployment counts as confirmed
 * @param confirmingTime see there
 * @param fearNeedsConfirmation whether fear alone does not fire
 * @param betweenDeployments shortest time from one deployment to the next
 * @param takeProfit gain of a deployment, as a fraction of its cost, at which it is returned
 * @param longestHolding after which it is returned, whatever it is worth
 * @param maxOrderFraction of total capital in one purchase; the rest follows on the next candles. Well below risk's own
 *     limit, because after a crash the portfolio is worth much less than what was assigned
 */
public record TacticalParameters(
        String account,
        String quoteAsset,
        List<TacticalAsset> assets,
        InstrumentId fundingInstrument,
        Decimal knownAllTimeHigh,
        Decimal fall,
        Decimal deepFall,
        int fearBelow,
        Duration sentimentMaxAge,
        Decimal fallFraction,
        Decimal deepFallFraction,
        Decimal fearFraction,
        Decimal confirmingRatePer8h,
        Duration confirmingTime,
        boolean fearNeedsConfirmation,
        Duration betweenDeployments,
        Decimal takeProfit,
        Duration longestHolding,
        Decimal maxOrderFraction) {
    private static final Decimal MAX_OF_CASH = Decimal.of("0.5");

    public TacticalParameters {
        Require.text("account", account);
        Require.text("quoteAsset", quoteAsset);
        assets = List.copyOf(assets);
        Decimal shares = assets.stream().map(TacticalAsset::share).reduce(Decimal.ZERO, Decimal::plus);
        Require.check(shares.equals(Decimal.ONE), "sum of shares", shares, "must be 1", shares);
        Require.notNegative("knownAllTimeHigh", knownAllTimeHigh);
        Require.fraction("fall", fall);
        Require.fraction("deepFall", deepFall);
        Require.check(deepFall.isAbove(fall), "deepFall", deepFall, "must be above fall " + fall, deepFall);
        Require.check(fearBelow >= 0 && fearBelow <= 100, "fearBelow", fearBelow, "must be from 0 to 100", 0);
        Require.positive("sentimentMaxAge (ms)", sentimentMaxAge.toMillis());
        requireAtMostHalf("fallFraction", fallFraction);
        requireAtMostHalf("fearFraction", fearFraction);
        Require.fraction("deepFallFraction", deepFallFraction);
        Require.check(
                confirmingRatePer8h.isNegative(),
                "confirmingRatePer8h",
                confirmingRatePer8h,
                "must be below 0",
                confirmingRatePer8h);
        Require.positive("confirmingTime (ms)", confirmingTime.toMillis());
        Require.positive("betweenDeployments (ms)", betweenDeployments.toMillis());
        Require.positive("takeProfit", takeProfit);
        Require.positive("longestHolding (ms)", longestHolding.toMillis());
        Require.fraction("maxOrderFraction", maxOrderFraction);
        Require.positive("maxOrderFraction", maxOrderFraction);
    }

    /** Only the deep fall may deploy more than half of the cash in one event. */
    private static void requireAtMostHalf(String name, Decimal fraction) {
        Require.check(
                fraction.isPositive() && fraction.isAtMost(MAX_OF_CASH),
                name,
                fraction,
                "must be above 0 and not above " + MAX_OF_CASH,
                fraction);
    }

    /** The defaults of the product. */
    public static TacticalParameters defaults() {
        return new TacticalParameters(
                "TACTICAL",
                "USDT",
                List.of(
                        new TacticalAsset("BTC", InstrumentId.spot("BTCUSDT"), Decimal.of("0.80")),
                        new TacticalAsset("ETH", InstrumentId.spot("ETHUSDT"), Decimal.of("0.20"))),
                InstrumentId.linear("BTCUSDT"),
                Decimal.ZERO,
                Decimal.of("0.50"),
                Decimal.of("0.70"),
                20,
                Duration.ofDays(2),
                Decimal.of("0.50"),
                Decimal.ONE,
                Decimal.of("0.25"),
                Decimal.of("-0.0005"),
                Duration.ofDays(3),
                false,
                Duration.ofDays(30),
                Decimal.ONE,
                Duration.ofDays(365),
                Decimal.of("0.02"));
    }

    /** The index of an asset in the list; −1 for an instrument that is not bought. */
    int indexOf(InstrumentId instrument) {
        for (int i = 0; i < assets.size(); i++) {
            if (assets.get(i).spot().equals(instrument)) {
                return i;
            }
        }
        return -1;
    }

    /** The fraction of the cash that a trigger deploys. */
    Decimal fractionOf(Trigger trigger) {
        return switch (trigger) {
            case DEEP_FALL -> deepFallFraction;
            case FALL -> fallFraction;
            case FEAR -> fearFraction;
        };
    }
}
