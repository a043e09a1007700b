package io.eternalengine.service.corehodl;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.kit.probe.PackagedService;
import io.eternalengine.schemas.v1.DecisionRecorded;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine as a process: what it refuses, and that no power cut makes it buy a part twice or miss one. */
class PackagedCoreHodlTest {
    private static final int DAYS = 3;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eternal.core-hodl.program-days | 0 | eternal.core-hodl.program-days is 0: must be from 1 to 365",
                "eternal.core-hodl.btc.weight | 0.9 |"
                        + " eternal.core-hodl.btc.weight is 0.9: must lie within its band 0.55 to 0.8",
                "eternal.snapshots.write-format | 7 | eternal.snapshots.write-format is 7: "
            })
    void refusesConfigurationThatBreaksARule(String key, String value, String sentence) {
        try (var service = PackagedService.start(Map.of(key, value))) {
            assertThat(service.awaitExit()).isEqualTo(2);
            assertThat(service.output()).contains("Configuration refused: " + sentence);
        }
    }

    @Test
    void buysEachPartOnceThoughThePowerIsCutEveryDay() {
        try (var fleet = new FleetAroundTheEngine()) {
            fleet.fund();
            fleet.beat();
            for (int day = 0; day < DAYS; day++) {
                try (var service = PackagedService.start(Map.of())) {
                    service.awaitUrl();
                    fleet.passHoursUntilIntents(24 * day + 1, 2 * day + 2);
                    service.kill();
                }
                fleet.fillAll();
            }

            assertThat(fleet.intentIds())
                    .doesNotHaveDuplicates()
                    .hasSize(2 * DAYS)
                    .allMatch(id -> id.endsWith(".try-1"));
            assertThat(fleet.replayed())
                    .containsExactlyElementsOf(fleet.decisions().stream()
                            .map(DecisionRecorded::toByteArray)
                            .toList());
        }
    }
}
