package io.eternalengine.simulator;

import static io.eternalengine.simulator.RunningSimulator.FROM_MS;
import static io.eternalengine.simulator.RunningSimulator.HOUR_MS;
import static io.eternalengine.simulator.RunningSimulator.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.bybit.BookLevel;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.OrderBook;
import io.eternalengine.bybit.PublicStream;
import io.eternalengine.bybit.PublicStreamListener;
import io.eternalengine.bybit.StreamSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public messages that are lost, doubled or late, and what our own stream makes of them. */
class PublicFaultTest {

    private static final StreamSettings QUICK = new StreamSettings(200, 60_000, 20, 100);

    private final RunningSimulator simulator = new RunningSimulator();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void losesDoublesAndDelaysMessagesOfATopic() {
        try (RawStream stream =
                new RawStream(simulator, "/v5/public/spot").subscribe("'kline.60.BTCUSDT','tickers.BTCUSDT'")) {
            // when
            fault("{'dropPublicFrames':1,'publicTopic':'kline.60.'}");
            simulator.advanceToHour(1);
            fault("{'duplicatePublicFrames':1,'publicTopic':'kline.60.'}");
            simulator.advanceToHour(2);
            fault("{'reorderPublicFrames':1,'publicTopic':'kline.60.'}");
            simulator.advanceToHour(3);
            fault("{}");
            simulator.advanceToHour(4);
            simulator.advanceToHour(5);

            // then
            List<Long> hours = new ArrayList<>();
            while (!hours.contains(4L)) {
                JsonNode kline = stream.nextOf("kline.60.BTCUSDT").path("data").path(0);
                if (kline.path("confirm").asBoolean()) {
                    hours.add((kline.path("start").asLong() - FROM_MS) / HOUR_MS);
                }
            }
            assertThat(hours).containsExactly(1L, 1L, 3L, 2L, 4L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dropPublicFrames", "duplicatePublicFrames", "reorderPublicFrames"})
    void leavesOurBookWhole(String fault) {
        // given
        var received = new Received();
        try (PublicStream stream = stream(received).withBooks(50, List.of("BTCUSDT"))) {
            stream.start();
            received.next(OrderBook.class);

            // when
            for (int minute = 1; minute <= 5; minute++) {
                fault("{'" + fault + "':2,'publicTopic':'orderbook.'}");
                advanceToMinute(minute);
            }
            fault("{}");
            // Two messages more: one shows the gap where one is, and after the next nothing is late any more.
            advanceToMinute(6);
            advanceToMinute(7);

            // then the last book that is reported is the one that REST reports
            OrderBook whole = await(simulator.client().marketData().orderBook(Category.LINEAR, "BTCUSDT", 50))
                    .orElseThrow();
            OrderBook last = received.next(OrderBook.class);
            while (!isSame(last, whole)) {
                last = received.next(OrderBook.class);
            }
            assertThat(last.bids()).hasSize(50);
        }
    }

    private static boolean isSame(OrderBook one, OrderBook other) {
        return texts(one.bids()).equals(texts(other.bids()))
                && texts(one.asks()).equals(texts(other.asks()));
    }

    private static List<String> texts(List<BookLevel> levels) {
        return levels.stream().map(BookLevel::toString).toList();
    }

    private void advanceToMinute(int minute) {
        simulator.post("/admin/v1/clock/advance", "{\"toMs\":" + (FROM_MS + minute * 60_000L) + "}");
    }

    private void fault(String fault) {
        assertThat(simulator.post("/admin/v1/faults", fault.replace('\'', '"')).has("error"))
                .isFalse();
    }

    private PublicStream stream(PublicStreamListener listener) {
        return new PublicStream(simulator.vertx(), simulator.endpoints(), Category.LINEAR, QUICK, listener);
    }
}
