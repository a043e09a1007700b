package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of price history is served as it is, whatever symbols it holds. */
class DataFolderTest {

    private static final int HOURS = 50;
    private static final int FEWER_HOURS = 24;

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        write("SOLUSDT-bybit-spot-1h.csv.gz", HOURS);
        write("SOLUSDT-bybit-linear-1h.csv.gz", HOURS);
        write("XRPUSDT-binance-spot-1h.csv.gz", FEWER_HOURS);
        write("ETHUSDT-bybit-linear-1h.csv.gz", HOURS);
    }

    @Test
    void servesEverySymbolThatItHoldsWhole() {
        try (RunningSimulator simulator = new RunningSimulator(settings(Map.of()))) {
            assertThat(symbols(simulator, "spot")).containsExactlyInAnyOrder("SOLUSDT", "XRPUSDT");
            assertThat(symbols(simulator, "linear")).containsExactly("SOLUSDT");
            // for as long as all of them last
            JsonNode status = simulator.get("/admin/v1/status");
            assertThat(status.path("endMs").asLong() - status.path("startMs").asLong())
                    .isEqualTo(FEWER_HOURS * RunningSimulator.HOUR_MS);
            assertThat(simulator
                            .get("/v5/market/tickers?category=spot&symbol=ETHUSDT")
                            .path("retCode")
                            .asInt())
                    .isEqualTo(10001);
        }
    }

    @Test
    void servesTheSymbolsThatAreNamed() {
        try (RunningSimulator simulator = new RunningSimulator(settings(Map.of("symbols", "XRPUSDT")))) {
            assertThat(symbols(simulator, "spot")).containsExactly("XRPUSDT");
            assertThat(symbols(simulator, "linear")).isEmpty();
        }
    }

    @Test
    void servesTheSymbolsThatCoverTheDaysAskedFor() {
        Map<String, String> days = Map.of("from", "2024-01-01", "to", "2024-01-03");
        try (RunningSimulator simulator = new RunningSimulator(settings(days))) {
            assertThat(symbols(simulator, "spot")).containsExactly("SOLUSDT");
        }
    }

    private static Iterable<String> symbols(RunningSimulator simulator, String category) {
        return simulator
                .get("/v5/market/instruments-info?category=" + category)
                .path("result")
                .path("list")
                .findValuesAsText("symbol");
    }

    private SimulatorSettings settings(Map<String, String> more) {
        Map<String, String> values = new HashMap<>();
        values.put("eternal.simulator.data-directory", folder.toString());
        more.forEach((key, value) -> values.put("eternal.simulator." + key, value));
        return SettingsReader.read(new SmallRyeConfigBuilder()
                .withMapping(SimulatorConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(SimulatorConfig.class));
    }

    private void write(String name, int hours) throws IOException {
        StringBuilder rows = new StringBuilder("timestamp_ms,open,high,low,close,volume\n");
        for (int hour = 0; hour < hours; hour++) {
            rows.append(RunningSimulator.FROM_MS + hour * RunningSimulator.HOUR_MS)
                    .append(",100,101,99,100,1\n");
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
