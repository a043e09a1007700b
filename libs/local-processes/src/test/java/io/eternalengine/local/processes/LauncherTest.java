package io.eternalengine.local.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LauncherTest {
    @Test
    void aTokenOfTheCallersEnvironmentDoesNotOverruleTheFileThatAProgramIsGiven() {
        Map<String, String> environment = new HashMap<>(Map.of("PATH", "/bin", "ADMIN_TOKEN", "of the caller"));

        Launcher.give(Map.of("ADMIN_TOKEN_FILE", "/state/operator-token"), environment);

        assertThat(environment)
                .containsOnly(Map.entry("PATH", "/bin"), Map.entry("ADMIN_TOKEN_FILE", "/state/operator-token"));
    }
}
