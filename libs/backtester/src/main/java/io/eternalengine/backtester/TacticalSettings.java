package io.eternalengine.backtester;

import io.eternalengine.engine.tactical.TacticalAsset;
import io.eternalengine.engine.tactical.TacticalParameters;
import java.util.Locale;

/** The parameters of TACTICAL, under {@code eternal.tactical}. */
final class TacticalSettings {
    private static final String PREFIX = "eternal.tactical.";

    private TacticalSettings() {}

    static TacticalParameters of(ParameterSet set) {
        TacticalParameters defaults = TacticalParameters.defaults();
        return new TacticalParameters(
                defaults.account(),
                defaults.quoteAsset(),
                defaults.assets().stream().map(asset -> asset(set, asset)).toList(),
                defaults.fundingInstrument(),
                set.decimal(PREFIX + "known-all-time-high", defaults.knownAllTimeHigh()),
                set.decimal(PREFIX + "fall", defaults.fall()),
                set.decimal(PREFIX + "deep-fall", defaults.deepFall()),
                set.whole(PREFIX + "fear-below", defaults.fearBelow()),
                set.duration(PREFIX + "sentiment-max-age", defaults.sentimentMaxAge()),
                set.decimal(PREFIX + "fall-fraction", defaults.fallFraction()),
                set.decimal(PREFIX + "deep-fall-fraction", defaults.deepFallFraction()),
                set.decimal(PREFIX + "fear-fraction", defaults.fearFraction()),
                set.decimal(PREFIX + "confirming-rate-per-8h", defaults.confirmingRatePer8h()),
                set.duration(PREFIX + "confirming-time", defaults.confirmingTime()),
                set.flag(PREFIX + "fear-needs-confirmation", defaults.fearNeedsConfirmation()),
                set.duration(PREFIX + "between-deployments", defaults.betweenDeployments()),
                set.decimal(PREFIX + "take-profit", defaults.takeProfit()),
                set.duration(PREFIX + "longest-holding", defaults.longestHolding()),
                set.decimal(PREFIX + "max-order-fraction", defaults.maxOrderFraction()));
    }

    private static TacticalAsset asset(ParameterSet set, TacticalAsset defaults) {
        String key = PREFIX + defaults.coin().toLowerCase(Locale.ROOT) + ".share";
        return new TacticalAsset(defaults.coin(), defaults.spot(), set.decimal(key, defaults.share()));
    }
}
