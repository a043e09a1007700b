package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.parameters.ParameterSource;
import io.eternalengine.engine.AssetKeys;

/**
 * The configuration keys of TACTICAL's numbers, in the service as in a backtest, and what each of them sets. Fractions are of
 * one. Every key is optional.
 */
public final class TacticalKeys {
    public static final String PREFIX = "eternal.tactical.";

    private TacticalKeys() {}

    /**
     * The parameters that a source gives.
     *
     * @param base with the account, and the number of each key that is not given
     * @throws IllegalArgumentException naming the component or the key that is refused
     */
    public static TacticalParameters over(ParameterSource source, TacticalParameters base) {
        return new TacticalParameters(
                base.account(),
                base.quoteAsset(),
                new AssetKeys<TacticalAsset>(
                                PREFIX,
                                TacticalAsset::coin,
                                TacticalAsset::share,
                                (coin, share) ->
                                        new TacticalAsset(coin, InstrumentId.spot(coin + base.quoteAsset()), share))
                        .over(source, base.assets()),
                InstrumentId.linear(source.text(
                        PREFIX + "funding-symbol", base.fundingInstrument().symbol())),
                source.decimal(PREFIX + "known-all-time-high", base.knownAllTimeHigh()),
                source.decimal(PREFIX + "fall", base.fall()),
                source.decimal(PREFIX + "deep-fall", base.deepFall()),
                source.whole(PREFIX + "fear-below", base.fearBelow()),
                source.duration(PREFIX + "sentiment-max-age", base.sentimentMaxAge()),
                source.decimal(PREFIX + "fall-fraction", base.fallFraction()),
                source.decimal(PREFIX + "deep-fall-fraction", base.deepFallFraction()),
                source.decimal(PREFIX + "fear-fraction", base.fearFraction()),
                source.decimal(PREFIX + "confirming-rate-per-8h", base.confirmingRatePer8h()),
                source.duration(PREFIX + "confirming-time", base.confirmingTime()),
                source.flag(PREFIX + "fear-needs-confirmation", base.fearNeedsConfirmation()),
                source.duration(PREFIX + "between-deployments", base.betweenDeployments()),
                source.decimal(PREFIX + "take-profit", base.takeProfit()),
                source.duration(PREFIX + "longest-holding", base.longestHolding()),
                source.decimal(PREFIX + "max-order-fraction", base.maxOrderFraction()));
    }
}
