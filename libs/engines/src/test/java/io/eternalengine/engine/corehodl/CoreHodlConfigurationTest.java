package io.eternalengine.engine.corehodl;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.eternalengine.domain.model.Decimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What CORE-HODL refuses to start with. */
class CoreHodlConfigurationTest {
    private static final AssetTarget HALF_BTC = target("0.40", "0.5", "0.4", "0.6");

    @Test
    void theDefaultsAreThoseOfTheProduct() {
        CoreHodlParameters defaults = CoreHodlParameters.defaults();

        assertThat(defaults.programDays()).isEqualTo(14);
        assertThat(defaults.cashReserveFraction()).isEqualTo(dec("0.05"));
        assertThat(defaults.targets()).extracting(AssetTarget::shareOfTotal).containsExactly(dec("0.4"), dec("0.2"));
        assertThat(defaults.targets()).extracting(AssetTarget::maxWeight).containsExactly(dec("0.8"), dec("0.45"));
        assertThat(defaults.maxShareOfTotal()).isEqualTo(dec("0.45"));
        assertThat(defaults.noSaleBelowHighFraction()).isEqualTo(dec("0.7"));
    }

    @Test
    void refusesWeightsThatDoNotSumToOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(14, List.of(HALF_BTC)))
                .withMessage("sum of target weights is 0.5: must be 1");
    }

    @Test
    void refusesTwoTargetsOnOneInstrument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(14, List.of(HALF_BTC, HALF_BTC)))
                .withMessageContaining("targets")
                .withMessageEndingWith("must be on different instruments");
    }

    @Test
    void refusesSharesThatSumToMoreThanTheWhole() {
        var much = new AssetTarget(ETH, "ETH", dec("0.7"), dec("0.5"), dec("0.4"), dec("0.6"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(14, List.of(HALF_BTC, much)))
                .withMessage("sum of shares of total is 1.1: must not be above 1");
    }

    @Test
    void refusesAProgramOfNoDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(0, CoreHodlParameters.defaults().targets()))
                .withMessage("programDays is 0: must be from 1 to 365");
    }

    @Test
    void refusesAWeightOutsideItsBand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target("0.40", "0.9", "0.55", "0.80"))
                .withMessage("weight is 0.9: must lie within its band 0.55 to 0.8");
    }

    @Test
    void refusesAnAssetWithoutAShare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target("0", "0.5", "0.4", "0.6"))
                .withMessage("shareOfTotal is 0: must be above 0");
    }

    private static AssetTarget target(String share, String weight, String min, String max) {
        return new AssetTarget(BTC, "BTC", dec(share), dec(weight), dec(min), dec(max));
    }

    private static CoreHodlParameters with(int days, List<AssetTarget> targets) {
        Decimal twentieth = dec("0.05");
        return new CoreHodlParameters(
                "CORE-HODL",
                "USDT",
                targets,
                days,
                twentieth,
                dec("0.9"),
                dec("0.1"),
                dec("0.7"),
                dec("0.45"),
                twentieth,
                dec("0.001"));
    }
}
