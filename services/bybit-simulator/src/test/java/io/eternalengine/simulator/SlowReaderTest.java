package io.eternalengine.simulator;

import static io.eternalengine.simulator.RunningSimulator.FROM_MS;
import static io.eternalengine.simulator.RunningSimulator.HOUR_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that take what they ask for too slowly, or not at all. */
class SlowReaderTest {

    private static final long UNREAD_BYTES = 1 << 20;
    private static final int READERS = 50;
    private static final String EVERYTHING =
            "{'op':'subscribe','args':['orderbook.200.BTCUSDT','orderbook.1000.BTCUSDT',"
                    + "'orderbook.50.BTCUSDT','orderbook.1.BTCUSDT','tickers.BTCUSDT','publicTrade.BTCUSDT','kline.1.BTCUSDT']}";

    private static RunningSimulator simulator(Duration silence) {
        return new RunningSimulator(new RunningSimulator.Setup().with(StreamLimits.ofTotal(UNREAD_BYTES, silence)));
    }

    @Test
    void readersThatDoNotReadAreDisconnectedAndTheOthersHearOn() throws IOException {
        try (RunningSimulator simulator = simulator(StreamLimits.EXCHANGE_SILENCE);
                RawStream diligent = new RawStream(simulator, "/v5/public/linear")) {
            // given
            diligent.subscribe("'tickers.BTCUSDT'");
            List<RawConnection> idle = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                idle.add(new RawConnection(simulator)
                        .openStream("/v5/public/linear")
                        .sendFrame(EVERYTHING));
            }
            await().untilAsserted(
                            () -> assertThat(simulator.routes().connections()).isEqualTo(READERS + 1));

            // when
            int minute = 0;
            while (simulator.routes().connections() > 1 && minute < 24 * 60) {
                minute++;
                simulator.post("/admin/v1/clock/advance", "{\"toMs\":" + (FROM_MS + minute * 60_000L) + "}");
                assertThat(simulator.routes().unreadBytes()).isBetween(0L, UNREAD_BYTES);
            }

            // then
            await("all idle connections are closed")
                    .untilAsserted(
                            () -> assertThat(simulator.routes().connections()).isEqualTo(1));
            simulator.post("/admin/v1/clock/advance", "{\"toMs\":" + (FROM_MS + 25 * HOUR_MS) + "}");
            assertThat(diligent.next(message -> message.path("ts").asLong() == FROM_MS + 25 * HOUR_MS))
                    .isNotNull();
            await("all is read or given up")
                    .untilAsserted(
                            () -> assertThat(simulator.routes().unreadBytes()).isZero());
            for (RawConnection connection : idle) {
                connection.close();
            }
        }
    }

    @Test
    void aStreamOnWhichNeitherSideSaysAnythingIsClosed() {
        try (RunningSimulator simulator = simulator(Duration.ofMillis(1_500));
                RawStream silent = new RawStream(simulator, "/v5/public/linear");
                RawStream alive = new RawStream(simulator, "/v5/public/linear")) {
            await("the silent one is closed and the other is not").untilAsserted(() -> {
                alive.send("{'op':'ping'}");
                assertThat(simulator.routes().connections()).isEqualTo(1);
            });
            assertThat(alive.next(message -> message.path("ret_msg").asText().equals("pong")))
                    .isNotNull();
            assertThat(silent.isClosed()).isTrue();
        }
    }

    @Test
    void moreMessagesThanMayWaitAreAnsweredOneAfterTheOther() {
        try (RunningSimulator simulator = new RunningSimulator();
                RawStream stream = new RawStream(simulator, "/v5/public/linear")) {
            for (int i = 0; i < 500; i++) {
                stream.send("{'op':'ping','req_id':'" + i + "'}");
            }
            for (int i = 0; i < 500; i++) {
                assertThat(stream.next(message -> true).path("req_id").asInt()).isEqualTo(i);
            }
        }
    }

    @Test
    void framesThatAreNoWholeTextDoNotMakeAConnectionDeaf() {
        try (RunningSimulator simulator = new RunningSimulator();
                RawStream stream = new RawStream(simulator, "/v5/public/linear")) {
            // given more binary messages and parts of texts than messages may wait
            for (int i = 0; i < 200; i++) {
                stream.sendBinary();
            }
            // when
            for (int i = 0; i < 200; i++) {
                stream.sendInTwoParts("{'op':'ping','req_id':'", i + "'}");
            }
            // then
            for (int i = 0; i < 200; i++) {
                assertThat(stream.next(message -> true).path("req_id").asInt()).isEqualTo(i);
            }
        }
    }
}
