package io.eternalengine.service.execution.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.kit.configuration.Configured;
import io.eternalengine.kit.probe.PackagedService;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.ExecutionScene;
import io.eternalengine.service.execution.scene.PackagedSimulator;
import io.eternalengine.service.execution.scene.SharedScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Keys that a thief could make more of than orders. */
@ExtendWith(SharedScene.class)
class UnsafeKeyTest {
    private final ExecutionScene scene;

    @TempDir
    private Path directory;

    UnsafeKeyTest(ExecutionScene scene) {
        this.scene = scene;
    }

    /** One journal has one service. */
    @BeforeEach
    void endTheSharedService() {
        scene.killService();
    }

    @AfterEach
    void startTheSharedService() {
        scene.startService();
    }

    @Test
    void refusesToStartWithAKeyThatMayWithdraw() throws IOException {
        assertRefused(
                List.of(scene.nextAccount(), Exchange.WITHDRAWS),
                Map.of(),
                "account WITHDRAWS: its API key may withdraw: must be able to read and trade only");
    }

    @Test
    void refusesToStartLiveWithAKeyThatWorksFromAnyAddress() throws IOException {
        assertRefused(
                List.of(Exchange.UNBOUND),
                Map.of("eternal.venue.name", "bybit-live"),
                "account UNBOUND: its API key works from any address: must be bound to addresses in live mode");
    }

    private void assertRefused(List<String> accounts, Map<String, String> changes, String sentence) throws IOException {
        Path credentials =
                Files.writeString(directory.resolve("keys.properties"), PackagedSimulator.credentials(accounts));
        var configuration = new HashMap<>(scene.configuration());
        configuration.put("eternal.venue.credentials-file", credentials.toString());
        configuration.putAll(changes);
        try (var service = PackagedService.start(configuration)) {
            assertThat(service.awaitExit()).isEqualTo(Configured.EXIT_CODE);
            assertThat(service.output())
                    .contains(
                            "Configuration refused: eternal.venue.credentials-file is " + credentials + ": " + sentence)
                    .doesNotContain("demo-secret");
        }
    }
}
