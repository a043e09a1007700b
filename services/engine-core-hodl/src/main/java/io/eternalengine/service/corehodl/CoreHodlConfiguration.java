package io.eternalengine.service.corehodl;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.corehodl.AssetTarget;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Keys under {@code eternal.core-hodl}; fractions are of one. Every key is optional and laid over
 * {@link CoreHodlParameters#defaults()}, the one place of the defaults.
 */
@ConfigMapping(prefix = CoreHodlConfiguration.PREFIX)
public interface CoreHodlConfiguration {
    String PREFIX = "eternal.core-hodl";

    Optional<String> account();

    Optional<String> quoteAsset();

    OptionalInt programDays();

    Optional<BigDecimal> cashReserveFraction();

    Optional<BigDecimal> doneFraction();

    Optional<BigDecimal> driftLimit();

    Optional<BigDecimal> noSaleBelowHighFraction();

    Optional<BigDecimal> maxShareOfTotal();

    Optional<BigDecimal> maxOrderFraction();

    Optional<BigDecimal> takerFeeFraction();

    Target btc();

    Target eth();

    /** What is wanted of one asset. */
    interface Target {
        Optional<String> symbol();

        Optional<BigDecimal> shareOfTotal();

        Optional<BigDecimal> weight();

        Optional<BigDecimal> minWeight();

        Optional<BigDecimal> maxWeight();
    }

    /** The validated record; refuses with the name of the component. */
    default CoreHodlParameters toParameters() {
        CoreHodlParameters defaults = CoreHodlParameters.defaults();
        return new CoreHodlParameters(
                account().orElse(defaults.account()),
                quoteAsset().orElse(defaults.quoteAsset()),
                List.of(
                        target(btc(), defaults.targets().getFirst()),
                        target(eth(), defaults.targets().getLast())),
                programDays().orElse(defaults.programDays()),
                decimal(cashReserveFraction(), defaults.cashReserveFraction()),
                decimal(doneFraction(), defaults.doneFraction()),
                decimal(driftLimit(), defaults.driftLimit()),
                decimal(noSaleBelowHighFraction(), defaults.noSaleBelowHighFraction()),
                decimal(maxShareOfTotal(), defaults.maxShareOfTotal()),
                decimal(maxOrderFraction(), defaults.maxOrderFraction()),
                decimal(takerFeeFraction(), defaults.takerFeeFraction()));
    }

    /** What is refused of a target is refused under the target's own key. */
    private static AssetTarget target(Target given, AssetTarget defaults) {
        try {
            return new AssetTarget(
                    given.symbol().map(InstrumentId::spot).orElse(defaults.instrument()),
                    defaults.asset(),
                    decimal(given.shareOfTotal(), defaults.shareOfTotal()),
                    decimal(given.weight(), defaults.weight()),
                    decimal(given.minWeight(), defaults.minWeight()),
                    decimal(given.maxWeight(), defaults.maxWeight()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(defaults.asset().toLowerCase(Locale.ROOT) + "." + e.getMessage(), e);
        }
    }

    private static Decimal decimal(Optional<BigDecimal> given, Decimal byDefault) {
        return given.map(Decimal::of).orElse(byDefault);
    }
}
