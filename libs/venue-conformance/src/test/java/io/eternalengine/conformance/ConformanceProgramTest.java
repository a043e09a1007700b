package io.eternalengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.conformance.scene.PackagedVenue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The suite as a program: its exit codes, and what it refuses. */
class ConformanceProgramTest {
    private static final int REFUSED = 2;

    @Test
    void runsTheCasesThatAreNamed() throws InterruptedException {
        assertThat(Conformance.run(List.of("BY-001", "BY-101"), environment()::get))
                .isZero();
    }

    @Test
    void failsWhenACaseFails() throws InterruptedException {
        Map<String, String> environment = environment();
        environment.put("CONFORMANCE_SECRET", "wrong");

        assertThat(Conformance.run(List.of("BY-001"), environment::get)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "CONFORMANCE_REST,",
        "CONFORMANCE_REST,api-testnet.bybit.com",
        "CONFORMANCE_STREAMS,https://here",
        "CONFORMANCE_KEY,",
        "CONFORMANCE_SECRET,",
        "CONFORMANCE_PAUSE_MS,soon"
    })
    void refusesAnAddressOrKeyThatIsNone(String name, String value) throws InterruptedException {
        Map<String, String> environment = environment();
        environment.put(name, value);

        assertThat(Conformance.run(List.of(), environment::get)).isEqualTo(REFUSED);
    }

    @Test
    void refusesACaseThatDoesNotExist() throws InterruptedException {
        assertThat(Conformance.run(List.of("BY-999"), environment()::get)).isEqualTo(REFUSED);
    }

    private static Map<String, String> environment() {
        PackagedVenue venue = PackagedVenue.running();
        return new HashMap<>(Map.of(
                "CONFORMANCE_REST",
                venue.rest(),
                "CONFORMANCE_STREAMS",
                venue.streams(),
                "CONFORMANCE_KEY",
                "demo-key",
                "CONFORMANCE_SECRET",
                "demo-secret",
                "CONFORMANCE_SIMULATOR",
                "true",
                "CONFORMANCE_ADMIN_TOKEN",
                PackagedVenue.ADMIN_TOKEN));
    }
}
