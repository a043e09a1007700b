package io.eternalengine.simulator;

import static io.eternalengine.simulator.RunningSimulator.FROM_MS;
import static io.eternalengine.simulator.RunningSimulator.HOUR_MS;
import static io.eternalengine.simulator.RunningSimulator.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.bybit.ApiKeyInformation;
import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.Instrument;
import io.eternalengine.bybit.Kline;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.OrderStatus;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.Position;
import io.eternalengine.bybit.QuantityUnit;
import io.eternalengine.bybit.SendGate;
import io.eternalengine.bybit.Side;
import io.eternalengine.bybit.Ticker;
import io.eternalengine.bybit.TimeInForce;
import io.eternalengine.bybit.WalletBalance;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The project's own client against the simulator, over real HTTP. */
class ClientRestTest {

    private final RunningSimulator simulator = new RunningSimulator();
    private final BybitRestClient client = simulator.client();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void measuresTheClockOffsetAgainstTheWallClock() {
        long offsetMs = await(client.measureClockOffset()).orElseThrow();
        assertThat(offsetMs).isBetween(-5_000L, 5_000L);
        assertThat(client.clock().offsetMs()).isEqualTo(offsetMs);
    }

    @Test
    void listsCandlesOldestFirstAndMarksTheOpenOne() {
        // given
        simulator.advanceToHour(3);
        simulator.post("/admin/v1/clock/advance", "{\"toMs\":" + (FROM_MS + 3 * HOUR_MS + 600_000) + "}");

        // when
        List<Kline> klines = await(client.klines(
                        Category.SPOT, "BTCUSDT", "60", FROM_MS - 2 * HOUR_MS, FROM_MS + 10 * HOUR_MS, 100))
                .orElseThrow();

        // then
        assertThat(klines)
                .extracting(Kline::startMs)
                .containsExactly(
                        FROM_MS - 2 * HOUR_MS,
                        FROM_MS - HOUR_MS,
                        FROM_MS,
                        FROM_MS + HOUR_MS,
                        FROM_MS + 2 * HOUR_MS,
                        FROM_MS + 3 * HOUR_MS);
        assertThat(klines).extracting(Kline::closed).containsExactly(true, true, true, true, true, false);
    }

    @Test
    void listsInstrumentsAndTickersOfBothCategories() {
        // when
        List<Instrument> spot = await(client.instruments(Category.SPOT)).orElseThrow();
        List<Instrument> linear = await(client.instruments(Category.LINEAR)).orElseThrow();
        Ticker ticker =
                await(client.tickers(Category.LINEAR, "ETHUSDT")).orElseThrow().getFirst();

        // then
        assertThat(spot).extracting(Instrument::symbol).containsExactly("BTCUSDT", "ETHUSDT");
        assertThat(spot.getFirst().minimumValue()).isEqualByComparingTo("5");
        assertThat(linear.getFirst().fundingIntervalMinutes()).isEqualTo(480);
        assertThat(ticker.bid()).isLessThan(ticker.ask());
        assertThat(ticker.fundingRate()).isNotNull();
        assertThat(ticker.nextFundingTimeMs()).isEqualTo(FROM_MS + 8 * HOUR_MS);
    }

    @Test
    void buysAndFindsTheOrderEverywhere() {
        // when
        await(client.createOrder(buy("100", "dca-1"))).orElseThrow();

        // then
        OrderReport open = await(client.openOrderByLinkId(Category.SPOT, "BTCUSDT", "dca-1"))
                .orElseThrow()
                .orElseThrow();
        OrderReport closed = await(client.orderHistoryByLinkId(Category.SPOT, "dca-1"))
                .orElseThrow()
                .orElseThrow();
        ExecutionReport execution = await(client.executionsByLinkId(Category.SPOT, "dca-1"))
                .orElseThrow()
                .getFirst();
        WalletBalance wallet = await(client.walletBalance()).orElseThrow();
        assertThat(open).isEqualTo(closed);
        assertThat(open.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED_CANCELED);
        assertThat(execution.value()).isEqualByComparingTo(open.filledValue());
        assertThat(execution.feeCoin()).isEqualTo("BTC");
        assertThat(wallet.walletBalanceOf("USDT"))
                .isEqualByComparingTo(new BigDecimal("30000").subtract(open.filledValue()));
        assertThat(wallet.walletBalanceOf("BTC"))
                .isEqualByComparingTo(open.filledQuantity().subtract(open.filledFee()));
    }

    @Test
    void restsAndCancelsALimitOrder() {
        // given
        OrderRequest order = OrderRequest.limit(
                Category.SPOT,
                "BTCUSDT",
                Side.BUY,
                new BigDecimal("0.01"),
                new BigDecimal("20000"),
                TimeInForce.POST_ONLY,
                "limit-1");
        await(client.createOrder(order)).orElseThrow();
        assertThat(await(client.openOrders(Category.SPOT, "BTCUSDT")).orElseThrow())
                .extracting(OrderReport::status)
                .containsExactly(OrderStatus.NEW);

        // when
        await(client.cancelOrder(Category.SPOT, "BTCUSDT", "limit-1")).orElseThrow();

        // then
        assertThat(await(client.openOrders(Category.SPOT, "BTCUSDT")).orElseThrow())
                .isEmpty();
        assertThat(await(client.cancelOrder(Category.SPOT, "BTCUSDT", "limit-1")))
                .isEqualTo(new Outcome.Rejected<>(170213, "Order does not exist."));
    }

    @Test
    void opensAndClosesALinearPosition() {
        // given
        await(client.setLeverage("BTCUSDT", BigDecimal.TWO)).orElseThrow();
        await(client.setLeverage("BTCUSDT", BigDecimal.TWO)).orElseThrow();

        // when
        await(client.createOrder(
                        OrderRequest.linearMarket("BTCUSDT", Side.SELL, new BigDecimal("0.1"), false, "short-1")))
                .orElseThrow();

        // then
        Position position = await(client.positions()).orElseThrow().getFirst();
        assertThat(position.side()).isEqualTo(Side.SELL);
        assertThat(position.size()).isEqualByComparingTo("0.1");
        assertThat(position.leverage()).isEqualByComparingTo("2");

        // and when
        await(client.createOrder(
                        OrderRequest.linearMarket("BTCUSDT", Side.BUY, new BigDecimal("0.1"), true, "short-2")))
                .orElseThrow();
        assertThat(await(client.positions()).orElseThrow()).isEmpty();
    }

    @Test
    void readsExecutionsOfManyWeeksInWindowsAndPages() {
        // given 120 orders on the first day and one 15 days later
        for (int i = 0; i < 120; i++) {
            await(client.createOrder(buy("10", "early-" + i))).orElseThrow();
        }
        simulator.advanceToHour(15 * 24);
        await(client.createOrder(buy("10", "late"))).orElseThrow();

        // when
        List<ExecutionReport> executions = await(client.executions(Category.SPOT, FROM_MS, FROM_MS + 16 * 24 * HOUR_MS))
                .orElseThrow();

        // then
        assertThat(executions).hasSize(121);
        assertThat(executions).extracting(ExecutionReport::execId).doesNotHaveDuplicates();
    }

    @Test
    void refusesTheSameClientOrderIdTwiceAndCountsTheAttempt() {
        // given
        await(client.createOrder(buy("100", "once"))).orElseThrow();

        // when
        Outcome<?> second = await(client.createOrder(buy("100", "once")));

        // then
        assertThat(second)
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(170141));
        JsonNode summary = simulator.get("/admin/v1/summary");
        assertThat(summary.path("orders").asInt()).isEqualTo(1);
        assertThat(summary.path("duplicateOrders").asInt()).isZero();
        assertThat(summary.path("duplicateAttempts").asInt()).isEqualTo(1);
    }

    @Test
    void stopsOnAWrongSecret() {
        BybitRestClient intruder =
                simulator.client(new BybitCredentials("demo-key-CORE-HODL", "not-the-secret"), ClientSettings.DEFAULT);
        assertThat(await(intruder.walletBalance()))
                .isInstanceOfSatisfying(
                        Outcome.Stop.class, stop -> assertThat(stop.code()).isEqualTo(10004));
    }

    @Test
    void tellsWhatAKeyMayDo() {
        ApiKeyInformation key = await(client.apiKeyInformation()).orElseThrow();
        assertThat(key.mayWithdraw()).isFalse();
        assertThat(key.isBoundToAddresses()).isTrue();
        assertThat(key.readOnly()).isFalse();
    }

    @Test
    void keepsAccountsApart() {
        // given
        await(client.createOrder(buy("100", "mine"))).orElseThrow();

        // when
        BybitRestClient other = simulator.client(RunningSimulator.credentials("TREND-1"), ClientSettings.DEFAULT);

        // then
        assertThat(await(other.orderHistoryByLinkId(Category.SPOT, "mine")).orElseThrow())
                .isEmpty();
        assertThat(await(other.walletBalance()).orElseThrow().walletBalanceOf("USDT"))
                .isEqualByComparingTo("20000");
    }

    @Test
    void sendsNothingThroughAClosedGate() {
        // given
        AtomicReference<String> thread = new AtomicReference<>("");

        // when
        Outcome<?> outcome = await(client.createOrder(buy("100", "gated"), () -> {
            thread.set(Thread.currentThread().getName());
            return 0;
        }));

        // then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        notSent -> assertThat(notSent.reason()).isEqualTo(Outcome.NotSentReason.GATE_CLOSED));
        assertThat(thread.get()).contains("vert.x-eventloop-thread");
        assertThat(simulator.get("/admin/v1/summary").path("orders").asInt()).isZero();
        // and the client goes on working
        await(client.createOrder(buy("100", "open"))).orElseThrow();
    }

    @Test
    void anOrderThatIsHeldUpAfterTheLastLookIsRefusedByTheExchange() {
        // when the process stops for longer than the gate stays open, between its look and the first byte
        Outcome<?> outcome = await(client.createOrder(buy("100", "held-up"), () -> stoppedFor(700, 300)));

        // then
        assertThat(outcome).isInstanceOf(Outcome.RetryAfter.class);
        assertThat(simulator.get("/admin/v1/summary").path("orders").asInt()).isZero();
        // and one that goes at once is taken
        await(client.createOrder(buy("100", "at-once"), () -> 5_000)).orElseThrow();
    }

    @Test
    void sendsNothingThroughAGateThatIsOpenForTooShort() {
        assertThat(await(client.createOrder(buy("100", "too-late"), () -> SendGate.SHORTEST_MS - 1)))
                .isInstanceOf(Outcome.NotSent.class);
        assertThat(simulator.get("/admin/v1/summary").path("orders").asInt()).isZero();
    }

    private static long stoppedFor(long ms, long openForMs) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return openForMs;
    }

    @Test
    void tellsUnknownPathsAndWrongRequestsInTheExchangesForm() {
        assertThat(simulator.get("/v5/no/such").path("retCode").asInt()).isEqualTo(404);
        assertThat(simulator
                        .get("/v5/market/kline?category=spot&symbol=BTCUSDT&interval=60&limit=x")
                        .path("retCode")
                        .asInt())
                .isEqualTo(10001);
        assertThat(simulator
                        .get("/v5/market/tickers?category=margin")
                        .path("retCode")
                        .asInt())
                .isEqualTo(10001);
        assertThat(simulator.post("/v5/order/create", "{").path("retCode").asInt())
                .isEqualTo(10003);
    }

    @Test
    void listsNothingOfTheExchangesOtherCategories() {
        assertThat(simulator.get("/v5/market/tickers?category=option").at("/result"))
                .hasToString("{\"category\":\"option\",\"list\":[],\"nextPageCursor\":\"\"}");
        assertThat(simulator
                        .get("/v5/market/tickers?category=inverse&symbol=BTCUSD")
                        .path("retCode")
                        .asInt())
                .isEqualTo(10001);
    }

    private static OrderRequest buy(String amount, String linkId) {
        return OrderRequest.spotMarket("BTCUSDT", Side.BUY, new BigDecimal(amount), QuantityUnit.QUOTE_COIN, linkId);
    }
}
