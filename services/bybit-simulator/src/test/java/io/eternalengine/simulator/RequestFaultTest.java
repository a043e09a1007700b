package io.eternalengine.simulator;

import static io.eternalengine.simulator.RunningSimulator.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.QuantityUnit;
import io.eternalengine.bybit.RejectionKind;
import io.eternalengine.bybit.Side;
import io.eternalengine.simulator.rest.Entrance;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that reach the venue twice, or in another order than they were sent. */
class RequestFaultTest {

    private final RunningSimulator simulator = new RunningSimulator();
    private final SignedCalls calls = SignedCalls.of(simulator, RunningSimulator.ACCOUNT);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void handlesARequestTwiceAndAnswersAsItDidTheSecondTime() {
        // when
        fault("{'duplicateRequests':1}");
        JsonNode named = bid("'orderLinkId':'mine'");
        fault("{'duplicateRequests':1}");
        JsonNode nameless = bid("'timeInForce':'GTC'");

        // then the id saved the first order, and nothing the other
        assertThat(named.path("retCode").asInt()).isEqualTo(110072);
        assertThat(nameless.path("retCode").asInt()).isZero();
        assertThat(orders()).hasSize(3);
        assertThat(orders())
                .filteredOn(order -> order.path("orderLinkId").asText().equals("mine"))
                .hasSize(1);
        assertThat(bid("'orderLinkId':'other'").path("retCode").asInt()).isZero();
    }

    @Test
    void isToldApartByOurClientFromARefusal() {
        fault("{'duplicateRequests':1}");

        // when
        Outcome<?> outcome = await(simulator
                .client(RunningSimulator.credentials(RunningSimulator.ACCOUNT), ClientSettings.DEFAULT)
                .createOrder(
                        OrderRequest.spotMarket("BTCUSDT", Side.BUY, BigDecimal.TEN, QuantityUnit.QUOTE_COIN, "once")));

        // then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.kind()).isEqualTo(RejectionKind.DUPLICATE_ORDER_LINK_ID));
        assertThat(orders()).hasSize(1);
    }

    @Test
    void leavesReadsAlone() {
        fault("{'duplicateRequests':1,'reorderRequests':1}");
        assertThat(calls.get("/v5/account/info", "").path("retCode").asInt()).isZero();
        assertThat(bid("'orderLinkId':'mine'").path("retCode").asInt()).isEqualTo(110072);
    }

    @Test
    void letsTheNextRequestOvertakeOne() {
        // given
        fault("{'reorderRequests':1,'reorderWindowMs':60000}");
        CompletableFuture<Void> held = logged("OVERTAKEN");

        // when
        CompletableFuture<JsonNode> one = CompletableFuture.supplyAsync(() -> bid("'orderLinkId':'one'"));
        held.orTimeout(20, TimeUnit.SECONDS).join();
        JsonNode other = SignedCalls.of(simulator, RunningSimulator.ACCOUNT)
                .post("/v5/order/create", order("'orderLinkId':'other'"));

        // then the one that came first was taken last
        assertThat(one.join().path("retCode").asInt()).isZero();
        assertThat(other.path("retCode").asInt()).isZero();
        assertThat(orders())
                .extracting(order -> order.path("orderLinkId").asText())
                .containsExactly("other", "one");
    }

    @Test
    void delaysReadsAsWell() {
        fault("{'delayMs':300}");
        long sentNanos = System.nanoTime();
        assertThat(calls.get("/v5/account/info", "").path("retCode").asInt()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - sentNanos)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void letsALoneRequestInWhenTheWindowEnds() {
        fault("{'reorderRequests':1,'reorderWindowMs':20}");
        assertThat(bid("'orderLinkId':'mine'").path("retCode").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"duplicateRequests":-1}             | duplicateRequests = -1: must be a whole number that is not negative
            {"reorderRequests":"two"}            | reorderRequests = "two": must be a whole number that is not negative
            {"reorderWindowMs":0}                | reorderWindowMs = 0: must be between 1 and 60000
            {"dropPublicFrames":1.5}             | dropPublicFrames = 1.5: must be a whole number that is not negative
            {"publicTopic":"candles."}           | publicTopic = "candles.": must begin with one of kline. tickers. publicTrade. orderbook.
            {"publicTopic":7}                    | publicTopic = 7: must begin with one of
            """)
    void refusesWhatMakesNoSenseAlsoInAFileByItsLine(String fault, String sentence, @TempDir Path folder)
            throws IOException {
        assertThat(simulator.post("/admin/v1/faults", fault).path("error").asText())
                .startsWith(sentence);
        Path file = folder.resolve("storm.jsonl");
        Files.writeString(file, "# requests\n\n" + fault.replace("{", "{\"afterMinutes\":5,") + "\n");
        assertThatThrownBy(() -> Scenario.read(file, List.of("BTCUSDT")))
                .hasMessageStartingWith(file + " line 3: " + sentence);
    }

    @Test
    void strikesFromAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("storm.jsonl");
        Files.writeString(
                file,
                "{\"afterMinutes\": 60, \"duplicateRequests\": 1, \"dropPublicFrames\": 1, \"publicTopic\": \"kline.\"}\n");
        try (RunningSimulator stormy = new RunningSimulator(new RunningSimulator.Setup().withScenario(file))) {
            SignedCalls caller = SignedCalls.of(stormy, RunningSimulator.ACCOUNT);
            assertThat(caller.post("/v5/order/create", order("'orderLinkId':'a'"))
                            .path("retCode")
                            .asInt())
                    .isZero();
            stormy.advanceToHour(1);
            assertThat(caller.post("/v5/order/create", order("'orderLinkId':'b'"))
                            .path("retCode")
                            .asInt())
                    .isEqualTo(110072);
        }
    }

    /** Completes when the simulator next logs that it struck a request with this fault. */
    private static CompletableFuture<Void> logged(String kind) {
        var seen = new CompletableFuture<Void>();
        Logger log = Logger.getLogger(Entrance.class.getName());
        log.addHandler(new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getMessage().contains(kind)) {
                    log.removeHandler(this);
                    seen.complete(null);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        return seen;
    }

    private JsonNode bid(String more) {
        return calls.post("/v5/order/create", order(more));
    }

    private static String order(String more) {
        return "{'category':'linear','symbol':'BTCUSDT','side':'Buy','orderType':'Limit','qty':'0.001','price':'20000',"
                + more + "}";
    }

    private List<JsonNode> orders() {
        List<JsonNode> orders = new ArrayList<>();
        simulator
                .get("/admin/v1/orders?account=" + RunningSimulator.ACCOUNT)
                .path("orders")
                .forEach(orders::add);
        return orders;
    }

    private void fault(String fault) {
        assertThat(simulator.post("/admin/v1/faults", fault.replace('\'', '"')).has("error"))
                .isFalse();
    }
}
