package io.eternalengine.engine.funding;

import io.eternalengine.domain.parameters.ParameterSource;
import io.eternalengine.engine.AssetKeys;

/**
 * The configuration keys of FUNDING's numbers, in the service as in a backtest, and what each of them sets. Fractions are of
 * one. Every key is optional.
 */
public final class FundingKeys {
    public static final String PREFIX = "eternal.funding.";

    private FundingKeys() {}

    /**
     * The parameters that a source gives.
     *
     * @param base with the account, and the number of each key that is not given
     * @throws IllegalArgumentException naming the component or the key that is refused
     */
    public static FundingParameters over(ParameterSource source, FundingParameters base) {
        return new FundingParameters(
                base.account(),
                base.quoteAsset(),
                new AssetKeys<CarryAsset>(
                                PREFIX,
                                CarryAsset::coin,
                                CarryAsset::share,
                                (coin, share) -> CarryAsset.of(coin, base.quoteAsset(), share))
                        .over(source, base.assets()),
                source.decimal(PREFIX + "min-rate-per-8h", base.minRatePer8h()),
                source.choice(PREFIX + "rate-comparison", base.rateComparison()),
                source.decimal(PREFIX + "max-entry-basis", base.maxEntryBasis()),
                source.decimal(PREFIX + "max-held-basis", base.maxHeldBasis()),
                source.duration(PREFIX + "max-holding", base.maxHolding()),
                source.duration(PREFIX + "positive-to-enter", base.positiveToEnter()),
                source.duration(PREFIX + "negative-to-close-all", base.negativeToCloseAll()),
                source.duration(PREFIX + "leg-timeout", base.legTimeout()),
                source.whole(PREFIX + "leg-tries", base.legTries()),
                source.duration(PREFIX + "retry-delay", base.retryDelay()),
                source.decimal(PREFIX + "rehedge-fraction", base.rehedgeFraction()),
                source.decimal(PREFIX + "short-leverage", base.shortLeverage()),
                source.decimal(PREFIX + "margin-alert", base.marginAlert()),
                source.decimal(PREFIX + "margin-reduce", base.marginReduce()),
                source.decimal(PREFIX + "margin-target", base.marginTarget()),
                source.decimal(PREFIX + "tactical-fraction", base.tacticalFraction()),
                source.decimal(PREFIX + "max-order-fraction", base.maxOrderFraction()),
                source.decimal(PREFIX + "taker-fee-fraction", base.takerFeeFraction()),
                tickers(source, base.tickers()));
    }

    private static TickerParameters tickers(ParameterSource source, TickerParameters base) {
        String group = "tickers.";
        return ParameterSource.within(
                group,
                () -> new TickerParameters(
                        source.duration(PREFIX + group + "interval", base.interval()),
                        source.decimal(PREFIX + group + "far-mark", base.farMark()),
                        source.duration(PREFIX + group + "confirm-within", base.confirmWithin())));
    }
}
