package io.eternalengine.service.tactical;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.kit.probe.EngineSurroundings;
import io.eternalengine.kit.probe.PackagedService;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine as a process: what it refuses, and that it buys once after a fall, once in fear, and goes on after a power cut. */
class PackagedTacticalTest {
    private static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    private static final InstrumentId ETH = InstrumentId.spot("ETHUSDT");
    private static final long MONTH_HOURS = 32 * 24;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eternal.tactical.fall | 0.8 | eternal.tactical.deep-fall is 0.7: must be above fall 0.8",
                "eternal.tactical.fell | 0.8 | eternal.tactical.fell is no parameter; known are "
            })
    void refusesConfigurationThatBreaksARule(String key, String value, String sentence) {
        try (var service = PackagedService.start(Map.of(key, value))) {
            assertThat(service.awaitExit()).isEqualTo(2);
            assertThat(service.output()).contains("Configuration refused: " + sentence);
        }
    }

    /**
     * The all-time high is the exchange's; the engine read no candle of that time. A crash deep enough halts everything: a person
     * decides. A month later the index reports fear.
     */
    @Test
    void waitsForAPermitInACrashBuysOnceThoughThePowerIsCutAndBuysAgainInFear() {
        try (var around = ready()) {
            try (var service = PackagedService.start(Map.of())) {
                service.awaitUrl();
                around.awaitRule("capital-assigned");
                around.awaitRule("risk-lease-held");
                around.command(new RiskAction.HaltImposed(HaltRegister.BREAKER_KEY, RiskScope.ALL, "level 3", "risk"));
                around.high(BTC, Decimal.of(100_000));
                around.awaitRule("high-known");
                closeHour(around, 0, 45_000);
                around.awaitRule("awaiting-permit");
                assertThat(around.intents()).isEmpty();

                around.command(new RiskAction.HaltLifted(
                        HaltRegister.BREAKER_KEY,
                        new RiskScope.OfEngine(EngineId.TACTICAL),
                        "bought by plan",
                        List.of("ada")));
                closeHour(around, 1, 45_000);
                around.awaitIntent(2);
                service.kill();
            }
            around.intents().forEach(around::fill);

            try (var service = PackagedService.start(Map.of())) {
                service.awaitUrl();
                for (int hour = 2; hour <= 4; hour++) {
                    closeHour(around, hour, 45_000);
                    around.fill(around.awaitIntent(hour + 1));
                }
                around.awaitRule("deployed");
                assertThat(deployments(around)).singleElement().asString().startsWith("FALL ");

                around.sentiment(10, MONTH_HOURS);
                closeHour(around, MONTH_HOURS, 46_000);
                around.awaitIntent(6);
                assertThat(deployments(around)).last().asString().startsWith("FEAR ");
            }
            assertThat(around.intents())
                    .allMatch(intent -> intent.getSide() == Side.SIDE_BUY && !intent.getReducesExposure())
                    .extracting(OrderIntended::getIntentId)
                    .doesNotHaveDuplicates();
            assertThat(around.decisionsInSequence()).isNotEmpty();
        }
    }

    /** What each deployment was for. */
    private static List<String> deployments(EngineSurroundings around) {
        return around.decisions().stream()
                .flatMap(decision -> decision.getValuesList().stream())
                .filter(value -> value.getName().equals("trigger"))
                .map(value -> value.getValue() + " ")
                .distinct()
                .toList();
    }

    private static EngineSurroundings ready() {
        return new EngineSurroundings(EngineId.TACTICAL, "TACTICAL")
                .beat()
                .describe(BTC)
                .describe(ETH)
                .allocate("10000", "50000");
    }

    private static void closeHour(EngineSurroundings around, long hour, long price) {
        around.candle(ETH, hour, Decimal.of(price / 20), Decimal.of(price / 20));
        around.candle(BTC, hour, Decimal.of(price), Decimal.of(price));
    }
}
