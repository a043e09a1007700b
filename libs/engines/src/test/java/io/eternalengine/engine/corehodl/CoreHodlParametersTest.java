package io.eternalengine.engine.corehodl;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.eternalengine.domain.Markets;
import org.junit.jupiter.api.Test;

/** The numbers that CORE-HODL trades with, unless somebody sets others, are those of the product. */
class CoreHodlParametersTest {
    @Test
    void areThoseOfTheProductByDefault() {
        CoreHodlParameters parameters = CoreHodlParameters.defaults();

        assertThat(parameters.targets())
                .extracting(
                        AssetTarget::instrument,
                        AssetTarget::shareOfTotal,
                        AssetTarget::weight,
                        AssetTarget::minWeight,
                        AssetTarget::maxWeight)
                .containsExactly(
                        tuple(Markets.BTC, dec("0.40"), dec("0.666667"), dec("0.55"), dec("0.80")),
                        tuple(Markets.ETH, dec("0.20"), dec("0.333333"), dec("0.20"), dec("0.45")));
        assertThat(parameters.programDays()).isEqualTo(14);
        assertThat(parameters.cashReserveFraction()).isEqualTo(dec("0.05"));
        assertThat(parameters.doneFraction()).isEqualTo(dec("0.90"));
        assertThat(parameters.driftLimit()).isEqualTo(dec("0.10"));
        assertThat(parameters.noSaleBelowHighFraction()).isEqualTo(dec("0.70"));
        assertThat(parameters.maxShareOfTotal()).isEqualTo(dec("0.45"));
        assertThat(parameters.maxOrderFraction()).isEqualTo(dec("0.04"));
        assertThat(parameters.takerFeeFraction()).isEqualTo(dec("0.001"));
    }
}
