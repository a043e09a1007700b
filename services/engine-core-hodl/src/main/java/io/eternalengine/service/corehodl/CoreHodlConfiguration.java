package io.eternalengine.service.corehodl;

import io.eternalengine.core.engine.corehodl.AssetTarget;
import io.eternalengine.core.engine.corehodl.CoreHodlParameters;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.LowestFeeTier;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Keys under {@code eternal.core-hodl}; fractions are of one. */
@ConfigMapping(prefix = CoreHodlConfiguration.PREFIX)
public interface CoreHodlConfiguration {
    String PREFIX = "eternal.core-hodl";

    @WithDefault("CORE-HODL")
    String account();

    @WithDefault("USDT")
    String quoteAsset();

    @WithDefault("14")
    int programDays();

    @WithDefault("0.05")
    BigDecimal cashReserveFraction();

    @WithDefault("0.90")
    BigDecimal doneFraction();

    @WithDefault("0.10")
    BigDecimal driftLimit();

    @WithDefault("0.70")
    BigDecimal noSaleBelowHighFraction();

    @WithDefault("0.45")
    BigDecimal maxShareOfTotal();

    @WithDefault("0.04")
    BigDecimal maxOrderFraction();

    @WithDefault(LowestFeeTier.SPOT_TEXT)
    BigDecimal takerFeeFraction();

    Target btc();

    Target eth();

    /** What is wanted of one asset. */
    interface Target {
        String symbol();

        BigDecimal shareOfTotal();

        BigDecimal weight();

        BigDecimal minWeight();

        BigDecimal maxWeight();
    }

    /** The validated record; refuses with the name of the component. */
    default CoreHodlParameters toParameters() {
        return new CoreHodlParameters(
                account(),
                quoteAsset(),
                List.of(target("BTC", btc()), target("ETH", eth())),
                programDays(),
                Decimal.of(cashReserveFraction()),
                Decimal.of(doneFraction()),
                Decimal.of(driftLimit()),
                Decimal.of(noSaleBelowHighFraction()),
                Decimal.of(maxShareOfTotal()),
                Decimal.of(maxOrderFraction()),
                Decimal.of(takerFeeFraction()));
    }

    /** What is refused of a target is refused under the target's own key. */
    private static AssetTarget target(String asset, Target target) {
        try {
            return new AssetTarget(
                    InstrumentId.spot(target.symbol()),
                    asset,
                    Decimal.of(target.shareOfTotal()),
                    Decimal.of(target.weight()),
                    Decimal.of(target.minWeight()),
                    Decimal.of(target.maxWeight()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(asset.toLowerCase(Locale.ROOT) + "." + e.getMessage(), e);
        }
    }
}
