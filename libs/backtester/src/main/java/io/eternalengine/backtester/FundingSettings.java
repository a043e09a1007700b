package io.eternalengine.backtester;

import io.eternalengine.engine.funding.CarryAsset;
import io.eternalengine.engine.funding.FundingParameters;
import java.util.Locale;

/** The parameters of FUNDING, under {@code eternal.funding}. */
final class FundingSettings {
    private static final String PREFIX = "eternal.funding.";

    private FundingSettings() {}

    static FundingParameters of(ParameterSet set) {
        FundingParameters defaults = FundingParameters.defaults();
        return new FundingParameters(
                defaults.account(),
                defaults.quoteAsset(),
                defaults.assets().stream().map(asset -> asset(set, asset)).toList(),
                set.decimal(PREFIX + "min-rate-per-8h", defaults.minRatePer8h()),
                set.choice(PREFIX + "rate-comparison", defaults.rateComparison()),
                set.decimal(PREFIX + "max-entry-basis", defaults.maxEntryBasis()),
                set.decimal(PREFIX + "max-held-basis", defaults.maxHeldBasis()),
                set.duration(PREFIX + "max-holding", defaults.maxHolding()),
                set.duration(PREFIX + "positive-to-enter", defaults.positiveToEnter()),
                set.duration(PREFIX + "negative-to-close-all", defaults.negativeToCloseAll()),
                set.duration(PREFIX + "leg-timeout", defaults.legTimeout()),
                set.whole(PREFIX + "leg-tries", defaults.legTries()),
                set.duration(PREFIX + "retry-delay", defaults.retryDelay()),
                set.decimal(PREFIX + "rehedge-fraction", defaults.rehedgeFraction()),
                set.decimal(PREFIX + "short-leverage", defaults.shortLeverage()),
                set.decimal(PREFIX + "margin-alert", defaults.marginAlert()),
                set.decimal(PREFIX + "margin-reduce", defaults.marginReduce()),
                set.decimal(PREFIX + "margin-target", defaults.marginTarget()),
                set.decimal(PREFIX + "tactical-fraction", defaults.tacticalFraction()),
                set.decimal(PREFIX + "max-order-fraction", defaults.maxOrderFraction()),
                set.decimal(PREFIX + "taker-fee-fraction", defaults.takerFeeFraction()));
    }

    private static CarryAsset asset(ParameterSet set, CarryAsset defaults) {
        String key = PREFIX + defaults.coin().toLowerCase(Locale.ROOT) + ".share";
        return new CarryAsset(
                defaults.coin(), defaults.spot(), defaults.perpetual(), set.decimal(key, defaults.share()));
    }
}
