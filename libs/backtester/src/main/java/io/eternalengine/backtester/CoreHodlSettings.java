package io.eternalengine.backtester;

import io.eternalengine.engine.corehodl.AssetTarget;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import java.util.Locale;

/** The parameters of CORE-HODL under the keys of its service. */
final class CoreHodlSettings {
    private static final String PREFIX = "eternal.core-hodl.";

    private CoreHodlSettings() {}

    static CoreHodlParameters of(ParameterSet set) {
        CoreHodlParameters defaults = CoreHodlParameters.defaults();
        return new CoreHodlParameters(
                defaults.account(),
                defaults.quoteAsset(),
                defaults.targets().stream().map(target -> target(set, target)).toList(),
                set.whole(PREFIX + "program-days", defaults.programDays()),
                set.decimal(PREFIX + "cash-reserve-fraction", defaults.cashReserveFraction()),
                set.decimal(PREFIX + "done-fraction", defaults.doneFraction()),
                set.decimal(PREFIX + "drift-limit", defaults.driftLimit()),
                set.decimal(PREFIX + "no-sale-below-high-fraction", defaults.noSaleBelowHighFraction()),
                set.decimal(PREFIX + "max-share-of-total", defaults.maxShareOfTotal()),
                set.decimal(PREFIX + "max-order-fraction", defaults.maxOrderFraction()),
                set.decimal(PREFIX + "taker-fee-fraction", defaults.takerFeeFraction()));
    }

    private static AssetTarget target(ParameterSet set, AssetTarget byDefault) {
        String prefix = PREFIX + byDefault.asset().toLowerCase(Locale.ROOT) + ".";
        return new AssetTarget(
                byDefault.instrument(),
                byDefault.asset(),
                set.decimal(prefix + "share-of-total", byDefault.shareOfTotal()),
                set.decimal(prefix + "weight", byDefault.weight()),
                set.decimal(prefix + "min-weight", byDefault.minWeight()),
                set.decimal(prefix + "max-weight", byDefault.maxWeight()));
    }
}
