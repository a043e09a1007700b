package io.eternalengine.service.marketdata.shard;

import static io.eternalengine.service.marketdata.exchange.ScriptedExchange.HOUR_MS;
import static io.eternalengine.service.marketdata.exchange.ScriptedExchange.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.service.marketdata.exchange.ScriptedExchange;
import io.eternalengine.testkit.Infrastructure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The service as a process of its own, killed at random moments while candles close. The system properties
 * {@code eternal.kills} and {@code eternal.seed} make it longer or different.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("eternal.kills", 3);
    private static final long SEED = Long.getLong("eternal.seed", 11);
    private static final int LONGEST_LIFE_CANDLES = 120;
    private static final long CANDLE_EVERY_MS = 15;

    @Test
    void losesAndRepeatsNoCandleWhenItIsKilledAtAnyMoment() throws Exception {
        // given
        String symbol = "KILL" + SEED + "USDT";
        String bootstrap = Infrastructure.shared().bootstrapServers();
        var random = new Random(SEED);
        try (var kafka = new KafkaTopics(bootstrap);
                var exchange = new ScriptedExchange(List.of(symbol))) {
            kafka.subscribe(symbol);
            // when
            long last = START_MS;
            for (int kill = 0; kill < KILLS; kill++) {
                Process process = start(bootstrap, exchange.hostAndPort());
                // Each life begins to commit; only then is any moment a moment to die.
                last = closeUntilListening(exchange, symbol, process);
                if (kill == 0) {
                    // Before its first commit a series has no beginning from which something could be missing.
                    assertThat(kafka.openTimes(symbol, last))
                            .as("seed %d", SEED)
                            .contains(last);
                }
                for (int i = random.nextInt(LONGEST_LIFE_CANDLES); i >= 0; i--) {
                    last = exchange.closeCandle();
                    Thread.sleep(random.nextLong(CANDLE_EVERY_MS));
                }
                process.destroyForcibly().waitFor();
            }
            Process survivor = start(bootstrap, exchange.hostAndPort());
            try {
                last = closeUntilListening(exchange, symbol, survivor);
                // then
                assertThat(kafka.openTimes(symbol, last))
                        .as("seed %d", SEED)
                        .containsExactlyElementsOf(LongStream.rangeClosed(0, (last - START_MS) / HOUR_MS)
                                .mapToObj(hour -> START_MS + hour * HOUR_MS)
                                .toList());
            } finally {
                survivor.destroyForcibly().waitFor();
                kafka.unsubscribe(symbol);
            }
        }
    }

    private static long closeUntilListening(ScriptedExchange exchange, String symbol, Process process)
            throws InterruptedException {
        while (exchange.listeners("kline.60." + symbol) == 0) {
            assertThat(process.isAlive()).as("the service runs").isTrue();
            Thread.sleep(CANDLE_EVERY_MS);
        }
        return exchange.closeCandle();
    }

    private static Process start(String bootstrapServers, String exchange) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunningMarketData.class.getName(),
                        bootstrapServers,
                        exchange)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
