package io.eternalengine.fleetcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedDemoTest {
    private static final long FROM_MS = Instant.parse("2020-03-01T00:00:00Z").toEpochMilli();
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final String HEADER = "timestamp_ms,open,high,low,close,volume\n";

    @Test
    void aFleetThatCannotStartIsToldWithItsReason(@TempDir Path folder) throws IOException, InterruptedException {
        // given history that looks whole until the exchange's simulator reads its perpetuals
        for (String symbol : new String[] {"BTCUSDT", "ETHUSDT"}) {
            write(folder, symbol + "-binance-spot-1h", candles("100,101,99,100,1"));
            write(folder, symbol + "-bybit-linear-1h", candles("100,101,-99,100,1"));
        }

        // when
        var ended = PackagedEternal.run(
                folder,
                "demo",
                "--state-dir",
                folder.resolve("state").toString(),
                "--data",
                folder.toString(),
                "--from",
                "2020-03-01",
                "--to",
                "2020-03-02");

        // then
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.said().strip())
                .contains("The logs are in ")
                .contains("bybit-simulator ended with code 1 before it was ready: ")
                .contains("low = -99: must be positive; see ")
                .endsWith("bybit-simulator.log.")
                .doesNotContain("\tat ");
    }

    private static String candles(String values) {
        return HEADER
                + LongStream.range(0, 24)
                        .mapToObj(hour -> FROM_MS + hour * HOUR_MS + "," + values + "\n")
                        .collect(Collectors.joining());
    }

    private static void write(Path folder, String name, String text) throws IOException {
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".csv.gz")))) {
            file.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
