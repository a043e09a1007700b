package io.eternalengine.simulator;

import static io.eternalengine.simulator.RunningSimulator.FROM_MS;
import static io.eternalengine.simulator.RunningSimulator.HOUR_MS;
import static io.eternalengine.simulator.RunningSimulator.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.Kline;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.OrderStatus;
import io.eternalengine.bybit.PrivateStream;
import io.eternalengine.bybit.PublicStream;
import io.eternalengine.bybit.QuantityUnit;
import io.eternalengine.bybit.ServerClock;
import io.eternalengine.bybit.Side;
import io.eternalengine.bybit.StreamSettings;
import io.eternalengine.bybit.Ticker;
import io.eternalengine.bybit.WalletBalance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The project's own streams against the simulator, over real WebSockets. */
class ClientStreamTest {

    private static final StreamSettings QUICK = new StreamSettings(200, 60_000, 20, 100);

    private final RunningSimulator simulator = new RunningSimulator();
    private final Received received = new Received();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void hearsEachClosedCandleOnceAndInOrder() {
        // given
        try (PublicStream stream = publicStream(Category.SPOT)) {
            stream.withKlines("60", List.of("BTCUSDT", "ETHUSDT")).start();
            received.next(Received.CONNECTED);

            // when
            simulator.advanceToHour(2);
            simulator.advanceToHour(5);

            // then
            List<Kline> bitcoin = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Kline kline = received.next(Kline.class);
                if (kline.symbol().equals("BTCUSDT")) {
                    bitcoin.add(kline);
                }
            }
            assertThat(bitcoin)
                    .extracting(Kline::startMs)
                    .containsExactly(
                            FROM_MS,
                            FROM_MS + HOUR_MS,
                            FROM_MS + 2 * HOUR_MS,
                            FROM_MS + 3 * HOUR_MS,
                            FROM_MS + 4 * HOUR_MS);
        }
    }

    @Test
    void mergesSpotTickersWithTheTopOfTheBook() {
        try (PublicStream stream = publicStream(Category.SPOT)) {
            stream.withTickers(List.of("BTCUSDT")).start();
            received.next(Received.CONNECTED);
            simulator.advanceToHour(1);
            Ticker ticker = received.lastTickerAt(FROM_MS + HOUR_MS);
            assertThat(ticker.bid()).isLessThan(ticker.lastPrice());
            assertThat(ticker.ask()).isGreaterThan(ticker.lastPrice());
        }
    }

    @Test
    void mergesLinearDeltasIntoWholeTickers() {
        try (PublicStream stream = publicStream(Category.LINEAR)) {
            stream.withTickers(List.of("ETHUSDT")).start();
            received.next(Received.CONNECTED);
            simulator.advanceToHour(1);
            Ticker ticker = received.lastTickerAt(FROM_MS + HOUR_MS);
            assertThat(ticker.fundingRate()).isNotNull();
            assertThat(ticker.nextFundingTimeMs()).isEqualTo(FROM_MS + 8 * HOUR_MS);
            assertThat(ticker.bid()).isLessThan(ticker.ask());
        }
    }

    @Test
    void hearsOrderExecutionAndWalletOfItsOwnAccount() {
        // given
        try (PrivateStream stream = privateStream(RunningSimulator.credentials(RunningSimulator.ACCOUNT))) {
            stream.start();
            received.next(Received.CONNECTED);

            // when
            buy("a");

            // then
            ExecutionReport execution = received.next(ExecutionReport.class);
            OrderReport filled = received.next(OrderReport.class);
            OrderReport order = received.next(OrderReport.class);
            WalletBalance wallet = received.next(WalletBalance.class);
            assertThat(filled.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
            assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED_CANCELED);
            assertThat(order.orderLinkId()).isEqualTo("a");
            assertThat(execution.value()).isEqualByComparingTo(order.filledValue());
            assertThat(wallet.walletBalanceOf("BTC"))
                    .isEqualByComparingTo(order.filledQuantity().subtract(order.filledFee()));
        }
    }

    @Test
    void reconnectsAndSubscribesAgainAfterADisconnect() {
        // given
        try (PrivateStream stream = privateStream(RunningSimulator.credentials(RunningSimulator.ACCOUNT))) {
            stream.start();
            received.next(Received.CONNECTED);

            // when
            simulator.post("/admin/v1/faults", "{\"dropWebSockets\":true}");
            received.next(Received.CONNECTED);
            buy("a");

            // then
            assertThat(received.next(OrderReport.class).orderLinkId()).isEqualTo("a");
        }
    }

    @Test
    void isNeverConnectedWithAWrongSecret() {
        try (PrivateStream stream = privateStream(new BybitCredentials("demo-key-CORE-HODL", "wrong"))) {
            stream.start();
            assertThat(received.next(String.class)).startsWith("auth refused");
        }
    }

    private void buy(String linkId) {
        await(simulator
                        .client()
                        .createOrder(OrderRequest.spotMarket(
                                "BTCUSDT", Side.BUY, new BigDecimal("100"), QuantityUnit.QUOTE_COIN, linkId)))
                .orElseThrow();
    }

    private PublicStream publicStream(Category category) {
        return new PublicStream(simulator.vertx(), simulator.endpoints(), category, QUICK, received);
    }

    private PrivateStream privateStream(BybitCredentials credentials) {
        return new PrivateStream(
                simulator.vertx(), simulator.endpoints(), credentials, new ServerClock(), QUICK, received);
    }
}
