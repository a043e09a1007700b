package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.parameters.ParameterSource;
import java.util.Locale;

/**
 * The configuration keys of CORE-HODL's numbers, in the service as in a backtest, and what each of them sets. Fractions are of
 * one. Every key is optional.
 */
public final class CoreHodlKeys {
    public static final String PREFIX = "eternal.core-hodl.";

    private CoreHodlKeys() {}

    /**
     * The parameters that a source gives.
     *
     * @param base with the account and the markets, and the number of each key that is not given
     * @throws IllegalArgumentException naming the component or the key that is refused
     */
    public static CoreHodlParameters over(ParameterSource source, CoreHodlParameters base) {
        return new CoreHodlParameters(
                base.account(),
                base.quoteAsset(),
                base.targets().stream().map(target -> target(source, target)).toList(),
                source.whole(PREFIX + "program-days", base.programDays()),
                source.decimal(PREFIX + "cash-reserve-fraction", base.cashReserveFraction()),
                source.decimal(PREFIX + "done-fraction", base.doneFraction()),
                source.decimal(PREFIX + "drift-limit", base.driftLimit()),
                source.decimal(PREFIX + "no-sale-below-high-fraction", base.noSaleBelowHighFraction()),
                source.decimal(PREFIX + "max-share-of-total", base.maxShareOfTotal()),
                source.decimal(PREFIX + "max-order-fraction", base.maxOrderFraction()),
                source.decimal(PREFIX + "taker-fee-fraction", base.takerFeeFraction()));
    }

    /** Under the name of the asset: {@code eternal.core-hodl.btc.weight}. */
    private static AssetTarget target(ParameterSource source, AssetTarget base) {
        String group = base.asset().toLowerCase(Locale.ROOT) + ".";
        String prefix = PREFIX + group;
        return ParameterSource.within(
                group,
                () -> new AssetTarget(
                        base.instrument(),
                        base.asset(),
                        source.decimal(prefix + "share-of-total", base.shareOfTotal()),
                        source.decimal(prefix + "weight", base.weight()),
                        source.decimal(prefix + "min-weight", base.minWeight()),
                        source.decimal(prefix + "max-weight", base.maxWeight())));
    }
}
