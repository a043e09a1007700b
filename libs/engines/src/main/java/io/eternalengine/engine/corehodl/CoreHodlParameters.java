package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.LowestFeeTier;
import io.eternalengine.domain.model.Require;
import java.util.List;

/**
 * The numbers of CORE-HODL.
 *
 * @param programDays days, and so equal parts, over which the first purchases are spread
 * @param cashReserveFraction of the engine's capital that is never spent
 * @param doneFraction of the program's target that must be held for INITIALIZING to end
 * @param driftLimit distance of a weight from its target that starts a rebalancing
 * @param noSaleBelowHighFraction an asset further below its all-time high is not sold in a rebalancing
 * @param maxShareOfTotal of total capital in one asset
 * @param maxOrderFraction of the portfolio in one purchase; what is larger is bought in slices, one for each candle. Below
 *     risk's own limit, because risk may value the portfolio a candle earlier
 * @param takerFeeFraction assumed when the proceeds of a sale are spent before their fee is known, until the exchange has reported its fees
 */
public record CoreHodlParameters(
        String account,
        String quoteAsset,
        List<AssetTarget> targets,
        int programDays,
        Decimal cashReserveFraction,
        Decimal doneFraction,
        Decimal driftLimit,
        Decimal noSaleBelowHighFraction,
        Decimal maxShareOfTotal,
        Decimal maxOrderFraction,
        Decimal takerFeeFraction) {
    public CoreHodlParameters {
        Require.text("account", account);
        Require.text("quoteAsset", quoteAsset);
        targets = List.copyOf(targets);
        Require.check(programDays >= 1 && programDays <= 365, "programDays", programDays, "must be from 1 to 365", 0);
        Require.fraction("cashReserveFraction", cashReserveFraction);
        Require.fraction("doneFraction", doneFraction);
        Require.fraction("driftLimit", driftLimit);
        Require.fraction("noSaleBelowHighFraction", noSaleBelowHighFraction);
        Require.fraction("maxShareOfTotal", maxShareOfTotal);
        Require.fraction("maxOrderFraction", maxOrderFraction);
        Require.fraction("takerFeeFraction", takerFeeFraction);
        Require.check(
                targets.stream().map(AssetTarget::instrument).distinct().count() == targets.size(),
                "targets",
                targets,
                "must be on different instruments",
                targets);
        Decimal shares = targets.stream().map(AssetTarget::shareOfTotal).reduce(Decimal.ZERO, Decimal::plus);
        Require.check(shares.isAtMost(Decimal.ONE), "sum of shares of total", shares, "must not be above 1", shares);
        Decimal weights = targets.stream().map(AssetTarget::weight).reduce(Decimal.ZERO, Decimal::plus);
        Require.check(weights.equals(Decimal.ONE), "sum of target weights", weights, "must be 1", weights);
    }

    /** The same numbers for another account, its cash and its markets. */
    public CoreHodlParameters tradingIn(String newAccount, String newQuoteAsset, List<AssetTarget> newTargets) {
        return new CoreHodlParameters(
                newAccount,
                newQuoteAsset,
                newTargets,
                programDays,
                cashReserveFraction,
                doneFraction,
                driftLimit,
                noSaleBelowHighFraction,
                maxShareOfTotal,
                maxOrderFraction,
                takerFeeFraction);
    }

    /** The defaults of the product: BTC 0.40 and ETH 0.20 of total capital, two to one. */
    public static CoreHodlParameters defaults() {
        return new CoreHodlParameters(
                "CORE-HODL",
                "USDT",
                List.of(
                        new AssetTarget(
                                InstrumentId.spot("BTCUSDT"),
                                "BTC",
                                Decimal.of("0.40"),
                                Decimal.of("0.666667"),
                                Decimal.of("0.55"),
                                Decimal.of("0.80")),
                        new AssetTarget(
                                InstrumentId.spot("ETHUSDT"),
                                "ETH",
                                Decimal.of("0.20"),
                                Decimal.of("0.333333"),
                                Decimal.of("0.20"),
                                Decimal.of("0.45"))),
                14,
                Decimal.of("0.05"),
                Decimal.of("0.90"),
                Decimal.of("0.10"),
                Decimal.of("0.70"),
                Decimal.of("0.45"),
                Decimal.of("0.04"),
                LowestFeeTier.SPOT);
    }

    /** Index of an instrument among the targets; −1 when no target trades on it. */
    int indexOf(InstrumentId instrument) {
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).instrument().equals(instrument)) {
                return i;
            }
        }
        return -1;
    }
}
