package io.eternalengine.simulator;

import static io.eternalengine.simulator.RunningSimulator.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.Kline;
import io.eternalengine.bybit.MalformedAnswerException;
import io.eternalengine.bybit.OrderBook;
import io.eternalengine.bybit.PublicStream;
import io.eternalengine.bybit.PublicStreamListener;
import io.eternalengine.bybit.StreamSettings;
import io.eternalengine.bybit.Ticker;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The books that the project's own client puts together. */
class ClientBookTest {

    private static final long MINUTE_MS = 60_000;
    private static final StreamSettings QUICK = new StreamSettings(1_000, 5_000, 10, 100);

    private final RunningSimulator simulator = new RunningSimulator(true, false);
    private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
    private long nowMs = RunningSimulator.FROM_MS;

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void equalsTheExchangesBookAfterEachChange() {
        try (PublicStream stream = stream(simulator.endpoints())) {
            stream.start();
            long update = next(OrderBook.class).updateId();
            for (int minute = 0; minute < 20; minute++) {
                passAMinute();
                OrderBook book = next(OrderBook.class);
                assertThat(book.updateId()).isEqualTo(++update);
                assertIsTheExchanges(book);
            }
        }
    }

    @Test
    void asksForANewSnapshotWhenAChangeWasLost() {
        LossyRelay relay = new LossyRelay(
                simulator.vertx(), simulator.endpoints().restUrl().toString());
        try (PublicStream stream = stream(BybitEndpoints.onOneHost(relay.hostAndPort()))) {
            // given a book
            stream.start();
            passAMinuteAfter(next(OrderBook.class));
            assertIsTheExchanges(next(OrderBook.class));

            // when one change never comes
            relay.loseNext(message -> message.contains("\"delta\""));
            passAMinute();
            passAMinute();

            // then
            assertThat(next(String.class)).isEqualTo("gap orderbook.50.BTCUSDT");
            assertIsTheExchanges(next(OrderBook.class));
            passAMinute();
            assertIsTheExchanges(next(OrderBook.class));
        }
    }

    @Test
    void beginsAnewWhenTheExchangeHasRestarted() {
        try (PublicStream stream = stream(simulator.endpoints())) {
            stream.start();
            passAMinuteAfter(next(OrderBook.class));
            next(OrderBook.class);

            simulator.post("/admin/v1/faults", "{\"forgetRealtime\":true}");

            assertThat(next(OrderBook.class).updateId()).isEqualTo(1);
            passAMinute();
            OrderBook book = next(OrderBook.class);
            assertThat(book.updateId()).isEqualTo(2);
            assertIsTheExchanges(book);
        }
    }

    @Test
    void beginsAnewAfterADisconnect() {
        try (PublicStream stream = stream(simulator.endpoints())) {
            stream.start();
            next(OrderBook.class);

            simulator.post("/admin/v1/faults", "{\"dropWebSockets\":true}");
            assertThat(next(String.class)).startsWith("disconnected");
            passAMinuteAfter(next(OrderBook.class));

            assertIsTheExchanges(next(OrderBook.class));
        }
    }

    private void assertIsTheExchanges(OrderBook book) {
        OrderBook exchanges = await(simulator.client().marketData().orderBook(Category.LINEAR, "BTCUSDT", 50))
                .orElseThrow();
        assertThat(book.bids()).isEqualTo(exchanges.bids()).hasSize(50);
        assertThat(book.asks()).isEqualTo(exchanges.asks()).hasSize(50);
    }

    private void passAMinuteAfter(OrderBook book) {
        assertThat(book.bids()).hasSize(50);
        passAMinute();
    }

    private void passAMinute() {
        nowMs += MINUTE_MS;
        simulator.post("/admin/v1/clock/advance", "{\"toMs\":" + nowMs + "}");
    }

    private PublicStream stream(BybitEndpoints endpoints) {
        return new PublicStream(simulator.vertx(), endpoints, Category.LINEAR, QUICK, new Received())
                .withBooks(50, List.of("BTCUSDT"));
    }

    private <T> T next(Class<T> type) {
        try {
            return type.cast(Objects.requireNonNull(received.poll(20, TimeUnit.SECONDS), "nothing was received"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private final class Received implements PublicStreamListener {
        @Override
        public void onConnected() {}

        @Override
        public void onDisconnected(String reason) {
            received.add("disconnected: " + reason);
        }

        @Override
        public void onMalformed(MalformedAnswerException cause) {
            received.add("malformed: " + cause.getMessage());
        }

        @Override
        public void onGap(String topic) {
            received.add("gap " + topic);
        }

        @Override
        public void onBook(OrderBook book) {
            received.add(book);
        }

        @Override
        public void onKlineClosed(Kline kline) {}

        @Override
        public void onTicker(Ticker ticker) {}
    }
}
