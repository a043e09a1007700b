package io.eternalengine.local.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.local.processes.StateDirectory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetPlanTest {
    @Test
    void aMarketThatWaitsForTheFleetIsNotSilentUnlessThatIsAskedFor() {
        FleetPlan asked =
                plan(Map.of("ETERNAL_RISK_FEEDS_SILENCE_WARNING", "PT5S", "ETERNAL_CORE_HODL_PROGRAM_DAYS", "7"));

        assertThat(asked.forAMarketThatWaits().settings())
                .containsEntry("ETERNAL_RISK_FEEDS_SILENCE_WARNING", "PT5S")
                .containsEntry("ETERNAL_RISK_FEEDS_SILENCE_HALT", "PT2H")
                .containsEntry("ETERNAL_RISK_FEEDS_EXCHANGE_SILENCE", "PT2H")
                .containsEntry("ETERNAL_CORE_HODL_PROGRAM_DAYS", "7");
    }

    @Test
    void aHaltForSilenceThatIsAskedForAloneIsNotBelowTheWarningOfAMarketThatWaits() {
        // given
        Map<String, String> asked = plan(Map.of("ETERNAL_RISK_FEEDS_SILENCE_HALT", "PT60S"))
                .forAMarketThatWaits()
                .settings();
        // then risk's own warning holds, which is below it
        assertThat(asked)
                .containsEntry("ETERNAL_RISK_FEEDS_SILENCE_HALT", "PT60S")
                .doesNotContainKey("ETERNAL_RISK_FEEDS_SILENCE_WARNING");
    }

    @Test
    void marketDataCountsDepthWithinTheBandThatRiskIsAskedToRead() {
        assertThat(plan(Map.of("ETERNAL_RISK_FEEDS_DEPTH_BAND", "0.02")).settings())
                .containsEntry("ETERNAL_MARKET_DATA_DEPTH_BAND", "0.02");
        assertThat(plan(Map.of("ETERNAL_RISK_FEEDS_DEPTH_BAND", "0.02", "ETERNAL_MARKET_DATA_DEPTH_BAND", "0.03"))
                        .settings())
                .containsEntry("ETERNAL_MARKET_DATA_DEPTH_BAND", "0.03");
        assertThat(plan(Map.of()).settings()).isEmpty();
    }

    private static FleetPlan plan(Map<String, String> settings) {
        var day = LocalDate.of(2024, 1, 1);
        var simulation = new Simulation(Optional.empty(), day, day.plusDays(1), 1, BigDecimal.TEN);
        Path anywhere = Path.of("anywhere");
        return new FleetPlan(anywhere, new StateDirectory(anywhere), anywhere, simulation, false, 0, settings);
    }
}
