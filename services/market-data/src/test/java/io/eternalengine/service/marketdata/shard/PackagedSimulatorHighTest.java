package io.eternalengine.service.marketdata.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.probe.PackagedService;
import io.eternalengine.schemas.v1.AllTimeHighStated;
import io.eternalengine.testkit.Infrastructure;
import io.eternalengine.topics.Topic;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service between the packaged simulator, which has a history of years, and a real broker. */
class PackagedSimulatorHighTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SYMBOL = "BTCUSDT";
    private static final String TOKEN = "a-token-of-the-tests";
    private static final long HOUR_MS = 3_600_000L;
    private static final long HISTORY_MS = Instant.parse("2021-11-08T00:00:00Z").toEpochMilli();
    private static final long HIGHEST_MS = Instant.parse("2021-11-10T14:00:00Z").toEpochMilli();
    private static final long FROM_MS = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final long TO_MS = Instant.parse("2024-01-10T00:00:00Z").toEpochMilli();

    @TempDir
    private Path folder;

    @Test
    void aHighOfYearsBeforeTheFirstCandleIsOnKafkaBeforeIt() throws IOException, InterruptedException {
        // given an exchange whose highest price is older than 400 days
        writeHistory();
        String bootstrap = Infrastructure.shared().bootstrapServers();
        try (var simulator = PackagedService.startSimulator(Map.of(
                        "eternal.simulator.data-directory", folder.toString(),
                        "eternal.simulator.from", "2024-01-01",
                        "eternal.simulator.to", "2024-01-10",
                        "eternal.simulator.warm-up-days", "1000",
                        "eternal.simulator.admin-token", TOKEN));
                var kafka = new KafkaTopics(bootstrap)) {
            String address = simulator.awaitUrl();
            kafka.subscribe(SYMBOL);

            // when market data follows the symbol for the first time
            try (var service =
                    new RunningMarketData(bootstrap, URI.create(address).getAuthority(), 0)) {
                await("market data").atMost(PATIENCE).until(service::isReady);
                advance(address, FROM_MS + 2 * HOUR_MS);

                // then
                assertThat(kafka.openTimes(SYMBOL, FROM_MS + HOUR_MS)).containsExactly(FROM_MS, FROM_MS + HOUR_MS);
                List<AllTimeHighStated> highs =
                        kafka.awaitMessages(Topic.HIGHS, SYMBOL, messages -> !messages.isEmpty());
                assertThat(highs).singleElement().satisfies(high -> {
                    assertThat(high.getPrice()).isEqualTo("69000");
                    assertThat(high.getSinceMs()).isLessThanOrEqualTo(HISTORY_MS);
                    assertThat(high.getAsOfMs()).isEqualTo(FROM_MS);
                });
            }
        }
    }

    private void writeHistory() throws IOException {
        Path file = folder.resolve(SYMBOL + "-binance-spot-1h.csv.gz");
        try (PrintStream out =
                new PrintStream(new GZIPOutputStream(Files.newOutputStream(file)), false, StandardCharsets.US_ASCII)) {
            out.println("timestamp_ms,open,high,low,close,volume");
            for (long timeMs = HISTORY_MS; timeMs <= TO_MS; timeMs += HOUR_MS) {
                String high = timeMs == HIGHEST_MS ? "69000" : "42100";
                out.println(timeMs + ",42000," + high + ",41900,42000,100");
            }
        }
    }

    private static void advance(String address, long toMs) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + "/admin/v1/clock/advance"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"toMs\":" + toMs + "}"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }
}
