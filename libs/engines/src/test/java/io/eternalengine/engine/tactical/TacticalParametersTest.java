package io.eternalengine.engine.tactical;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.eternalengine.domain.model.Decimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The numbers that TACTICAL trades with, unless somebody sets others, are those of the product. */
class TacticalParametersTest {
    @Test
    void areThoseOfTheProductByDefault() {
        TacticalParameters parameters = TacticalParameters.defaults();

        assertThat(parameters.assets())
                .extracting(TacticalAsset::coin, TacticalAsset::share)
                .containsExactly(tuple("BTC", dec("0.80")), tuple("ETH", dec("0.20")));
        assertThat(parameters.knownAllTimeHigh()).isEqualTo(Decimal.ZERO);
        assertThat(parameters.fall()).isEqualTo(dec("0.50"));
        assertThat(parameters.deepFall()).isEqualTo(dec("0.70"));
        assertThat(parameters.fearBelow()).isEqualTo(20);
        assertThat(parameters.sentimentMaxAge()).isEqualTo(Duration.ofDays(2));
        assertThat(parameters.fallFraction()).isEqualTo(dec("0.50"));
        assertThat(parameters.deepFallFraction()).isEqualTo(Decimal.ONE);
        assertThat(parameters.fearFraction()).isEqualTo(dec("0.25"));
        assertThat(parameters.confirmingRatePer8h()).isEqualTo(dec("-0.0005"));
        assertThat(parameters.confirmingTime()).isEqualTo(Duration.ofDays(3));
        assertThat(parameters.fearNeedsConfirmation()).isFalse();
        assertThat(parameters.betweenDeployments()).isEqualTo(Duration.ofDays(30));
        assertThat(parameters.takeProfit()).isEqualTo(Decimal.ONE);
        assertThat(parameters.longestHolding()).isEqualTo(Duration.ofDays(365));
        assertThat(parameters.maxOrderFraction()).isEqualTo(dec("0.02"));
    }
}
