package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.eternalengine.domain.model.Decimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What risk refuses to start with. */
class RiskConfigurationTest {
    @Test
    void refusesAPositionLimitAboveAQuarter() {
        assertThat(limits("0.05", "0.25").maxPositionFraction()).isEqualTo(dec("0.25"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits("0.05", "0.2501"))
                .withMessage("maxPositionFraction is 0.2501: must be above 0 and not above 0.25");
    }

    @Test
    void refusesAnOrderLimitAboveTheWhole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits("1.01", "0.20"))
                .withMessage("maxOrderFraction is 1.01: must be from 0 to 1");
    }

    @Test
    void refusesAnEmergencyThresholdAboveThirtyPercent() {
        assertThat(thresholds("0.10", "0.15", "0.20", "0.30").levelAt(dec("0.30")))
                .isEqualTo(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> thresholds("0.10", "0.15", "0.20", "0.31"))
                .withMessage("threshold of level 4 is 0.31: must not be above 0.3");
    }

    @Test
    void refusesThresholdsThatDoNotRise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> thresholds("0.10", "0.10", "0.20", "0.25"))
                .withMessageContaining("thresholds")
                .withMessageContaining("must rise");
        assertThatIllegalArgumentException().isThrownBy(() -> thresholds("0", "0.15", "0.20", "0.25"));
    }

    @Test
    void refusesLargerSizesOnTheSecondLevelThanOnTheFirst() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BreakerOrders(dec("0.5"), dec("0.6"), dec("1.5"), dec("0.1"), dec("0.5")))
                .withMessage("warningSize is 0.6: must not be above cautionSize 0.5");
    }

    @Test
    void refusesMoreOrFewerThanFourLevels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> thresholds("0.10", "0.20"))
                .withMessageEndingWith("must be four");
    }

    @Test
    void refusesToLeaveALevelWhereItBegins() {
        BreakerParameters defaults = BreakerParameters.defaults();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> leaving(dec("0.10"), defaults.leaveWarningAt()))
                .withMessage("leaveCautionAt is 0.1: must be below level 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> leaving(defaults.leaveCautionAt(), dec("0.15")))
                .withMessage("leaveWarningAt is 0.15: must be below level 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> leaving(dec("-0.01"), defaults.leaveWarningAt()))
                .withMessage("leaveCautionAt is -0.01: must not be below 0");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.05, 0.01, depthBand is 0: must be above 0",
        "1.01, 0.05, 0.01, depthBand is 1.01: must be from 0 to 1",
        "0.01, 0, 0.01, flashFall is 0: must be above 0",
        "0.01, 1.01, 0.01, flashFall is 1.01: must be from 0 to 1",
        "0.01, 0.05, 0, normalWeight is 0: must be above 0",
        "0.01, 0.05, 1.01, normalWeight is 1.01: must be from 0 to 1"
    })
    void refusesFractionsOfLiveMarketsThatAreNone(
            String depthBand, String flashFall, String normalWeight, String refusal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feeds(depthBand, flashFall, normalWeight))
                .withMessage(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 90, windowDays is 1: must be from 2 to 3650",
        "3651, 90, windowDays is 3651: must be from 2 to 3650",
        "30, 1, zScoreDays is 1: must be from 2 to 3650",
        "30, 3651, zScoreDays is 3651: must be from 2 to 3650"
    })
    void refusesWindowsOfCorrelationThatAreTooShortOrTooLong(int windowDays, int zScoreDays, String refusal) {
        CorrelationLimits base = CorrelationLimits.defaults();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CorrelationLimits(
                        base.watch(), base.crisis(), base.emergency(), base.minZScore(), windowDays, zScoreDays))
                .withMessage(refusal);
    }

    @Test
    void theDefaultsAreThoseOfTheProduct() {
        RiskParameters defaults = RiskParameters.defaults();

        assertThat(defaults.breaker().thresholds()).containsExactly(dec("0.1"), dec("0.15"), dec("0.2"), dec("0.25"));
        assertThat(defaults.maxOrderFraction()).isEqualTo(dec("0.05"));
        assertThat(defaults.maxPositionFraction()).isEqualTo(dec("0.20"));
        assertThat(defaults.priceCollarFraction()).isEqualTo(dec("0.05"));
    }

    private static RiskParameters limits(String order, String position) {
        RiskParameters defaults = RiskParameters.defaults();
        return new RiskParameters(
                defaults.accounts(),
                defaults.breaker(),
                defaults.priceCollarFraction(),
                dec(order),
                dec(position),
                defaults.maxMarkAge(),
                defaults.maxOpeningsPerMinute(),
                defaults.approvalWindow());
    }

    private static FeedLimits feeds(String depthBand, String flashFall, String normalWeight) {
        FeedLimits base = FeedLimits.defaults();
        return new FeedLimits(
                base.minDepth(),
                dec(depthBand),
                base.maxBookAge(),
                base.bookRequired(),
                dec(flashFall),
                base.flashWindow(),
                dec(normalWeight),
                base.spreadMultiple(),
                base.depthFraction(),
                base.flashPause(),
                base.silenceWarning(),
                base.silenceHalt(),
                base.longestStep(),
                base.exchangeSilence(),
                base.apiAlert(),
                base.apiEscalate());
    }

    private static BreakerParameters thresholds(String... thresholds) {
        List<Decimal> levels = Stream.of(thresholds).map(Decimal::of).toList();
        return breaker(levels, dec("0.05"), dec("0.10"));
    }

    private static BreakerParameters leaving(Decimal caution, Decimal warning) {
        return breaker(BreakerParameters.defaults().thresholds(), caution, warning);
    }

    private static BreakerParameters breaker(List<Decimal> thresholds, Decimal caution, Decimal warning) {
        return new BreakerParameters(
                thresholds,
                caution,
                warning,
                Duration.ofHours(24),
                Duration.ofHours(72),
                Duration.ofHours(72),
                dec("0.25"));
    }
}
