package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public books: a snapshot, then changes without a gap. */
class BookStreamTest {

    private static final long MINUTE_MS = 60_000;
    private static final int MINUTES = 30;

    private final RunningSimulator simulator = new RunningSimulator(true, false);
    private long nowMs = RunningSimulator.FROM_MS;

    @AfterEach
    void stop() {
        simulator.close();
    }

    /** A book put together without the project's client. */
    private static final class Copy {
        private final Map<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
        private final Map<BigDecimal, BigDecimal> asks = new TreeMap<>();
        private long update;
        private long sequence;

        void apply(JsonNode message) {
            JsonNode data = message.path("data");
            if (message.path("type").asText().equals("snapshot")) {
                bids.clear();
                asks.clear();
            } else {
                assertThat(data.path("u").asLong()).isEqualTo(update + 1);
                assertThat(data.path("seq").asLong()).isGreaterThan(sequence);
            }
            update = data.path("u").asLong();
            sequence = data.path("seq").asLong();
            data.path("b").forEach(level -> put(bids, level));
            data.path("a").forEach(level -> put(asks, level));
        }

        private static void put(Map<BigDecimal, BigDecimal> side, JsonNode level) {
            BigDecimal price = new BigDecimal(level.path(0).asText());
            BigDecimal quantity = new BigDecimal(level.path(1).asText());
            if (quantity.signum() == 0) {
                assertThat(side.remove(price.stripTrailingZeros()))
                        .as("the level that goes")
                        .isNotNull();
            } else {
                side.put(price.stripTrailingZeros(), quantity);
            }
        }

        List<String> levels() {
            List<String> levels = new ArrayList<>();
            bids.forEach((price, quantity) -> levels.add(price.toPlainString() + " " + quantity));
            asks.forEach((price, quantity) -> levels.add(price.toPlainString() + " " + quantity));
            return levels;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 200, 1_000})
    void tellsASnapshotAndThenWhatChangesSoThatACopyIsTheBook(int depth) {
        String topic = "orderbook." + depth + ".BTCUSDT";
        try (RawStream stream = new RawStream(simulator, "/v5/public/linear").subscribe("'" + topic + "'")) {
            Copy copy = new Copy();
            JsonNode first = stream.nextOf(topic);
            assertThat(first.path("type").asText()).isEqualTo("snapshot");
            copy.apply(first);
            int levelsTold = 0;
            for (int minute = 0; minute < MINUTES; minute++) {
                passAMinute();
                JsonNode change = stream.nextOf(topic);
                assertThat(change.path("type").asText()).isEqualTo("delta");
                levelsTold += change.path("data").path("b").size();
                copy.apply(change);
                assertThat(copy.levels()).isEqualTo(overRest(depth));
            }
            assertThat(levelsTold).isPositive();
        }
    }

    @Test
    void givesANewcomerTheBookThatTheNextChangeFits() {
        String topic = "orderbook.50.BTCUSDT";
        try (RawStream early = new RawStream(simulator, "/v5/public/linear").subscribe("'" + topic + "'")) {
            Copy earlyCopy = new Copy();
            earlyCopy.apply(early.nextOf(topic));
            passAMinute();
            earlyCopy.apply(early.nextOf(topic));
            try (RawStream late = new RawStream(simulator, "/v5/public/linear").subscribe("'" + topic + "'")) {
                Copy lateCopy = new Copy();
                lateCopy.apply(late.nextOf(topic));
                assertThat(lateCopy.update).isEqualTo(earlyCopy.update);
                passAMinute();
                earlyCopy.apply(early.nextOf(topic));
                lateCopy.apply(late.nextOf(topic));
                assertThat(lateCopy.levels()).isEqualTo(earlyCopy.levels()).isEqualTo(overRest(50));
            }
        }
    }

    @Test
    void tellsAtOnceWhatAnOrderHasTaken() {
        String topic = "orderbook.50.BTCUSDT";
        try (RawStream stream = new RawStream(simulator, "/v5/public/linear").subscribe("'" + topic + "'")) {
            Copy copy = new Copy();
            copy.apply(stream.nextOf(topic));

            SignedCalls.of(simulator, RunningSimulator.ACCOUNT)
                    .post(
                            "/v5/order/create",
                            "{'category':'linear','symbol':'BTCUSDT','side':'Buy','orderType':'Market','qty':'0.05'}");

            JsonNode change = stream.nextOf(topic);
            assertThat(change.path("data").path("b")).isEmpty();
            assertThat(change.path("data").path("a")).isNotEmpty();
            copy.apply(change);
            assertThat(copy.levels()).isEqualTo(overRest(50));
        }
    }

    @Test
    void tellsDepthOneWhole() {
        String topic = "orderbook.1.BTCUSDT";
        try (RawStream stream = new RawStream(simulator, "/v5/public/spot").subscribe("'" + topic + "'")) {
            for (int minute = 0; minute < 5; minute++) {
                JsonNode book = stream.nextOf(topic);
                assertThat(book.path("type").asText()).isEqualTo("snapshot");
                assertThat(book.path("data").path("b")).hasSize(1);
                passAMinute();
            }
        }
    }

    @Test
    void beginsAnewWithNumberOneAfterARestart() {
        String topic = "orderbook.50.BTCUSDT";
        try (RawStream stream = new RawStream(simulator, "/v5/public/linear").subscribe("'" + topic + "'")) {
            Copy copy = new Copy();
            copy.apply(stream.nextOf(topic));
            simulator.post("/admin/v1/faults", "{\"forgetRealtime\":true}");

            JsonNode anew = stream.nextOf(topic);
            assertThat(anew.path("type").asText()).isEqualTo("snapshot");
            assertThat(anew.path("data").path("u").asLong()).isEqualTo(1);
            copy.apply(anew);
            passAMinute();
            copy.apply(stream.nextOf(topic));
            assertThat(copy.update).isEqualTo(2);
            assertThat(copy.levels()).isEqualTo(overRest(50));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "spot"})
    void isNumberedOverRestAsInTheStreamOfTheDeepestBook(String category) {
        String topic = "orderbook.1000.BTCUSDT";
        try (RawStream stream = new RawStream(simulator, "/v5/public/" + category).subscribe("'" + topic + "'")) {
            JsonNode reported = stream.nextOf(topic).path("data");
            for (int minute = 0; minute < 3; minute++) {
                JsonNode asked = simulator
                        .get("/v5/market/orderbook?category=" + category + "&symbol=BTCUSDT&limit=3")
                        .path("result");
                assertThat(asked.path("b")).hasSize(3);
                assertThat(asked.path("u").asLong())
                        .isEqualTo(reported.path("u").asLong());
                assertThat(asked.path("seq").asLong())
                        .isEqualTo(reported.path("seq").asLong());
                passAMinute();
                reported = stream.nextOf(topic).path("data");
            }
        }
    }

    @Test
    void tellsListenersWhatWasAskedForOverRest() {
        // given a listener, and an order whose trade is not yet reported
        String topic = "orderbook.1000.BTCUSDT";
        simulator.get("/v5/market/orderbook?category=linear&symbol=BTCUSDT");
        try (RawStream stream = new RawStream(simulator, "/v5/public/linear").subscribe("'" + topic + "'")) {
            Copy copy = new Copy();
            copy.apply(stream.nextOf(topic));

            // when the book is asked for between changes, then no number is missing
            for (int minute = 0; minute < 3; minute++) {
                passAMinute();
                overRest(25);
                copy.apply(stream.nextOf(topic));
            }
            assertThat(copy.levels()).isEqualTo(overRest(1_000));
        }
    }

    private void passAMinute() {
        nowMs += MINUTE_MS;
        simulator.post("/admin/v1/clock/advance", "{\"toMs\":" + nowMs + "}");
    }

    private List<String> overRest(int depth) {
        JsonNode book = simulator
                .get("/v5/market/orderbook?category=linear&symbol=BTCUSDT&limit=" + Math.min(depth, 500))
                .path("result");
        List<String> levels = new ArrayList<>();
        for (String side : List.of("b", "a")) {
            book.path(side)
                    .forEach(level -> levels.add(new BigDecimal(level.path(0).asText())
                                    .stripTrailingZeros()
                                    .toPlainString()
                            + " " + level.path(1).asText()));
        }
        return levels;
    }
}
