package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong over REST goes wrong with order entry by WebSocket, too. */
class TradeFaultTest {

    private static final String CREATE =
            "'side':'Buy','orderType':'Limit','qty':'0.001','price':'20000','orderLinkId':'%s'";

    private final RunningSimulator simulator = new RunningSimulator();
    private RawStream trade = new RawStream(simulator, "/v5/trade");

    @BeforeEach
    void authenticate() {
        trade = trade.authenticate(RunningSimulator.ACCOUNT);
    }

    @AfterEach
    void stop() {
        trade.close();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"rateLimits":1}   | 10006
            {"overloads":1}    | 10016
            {"serverErrors":1} | 10016
            """)
    void refusesTheNextOrderOnly(String fault, int code) {
        fault(fault);
        assertThat(code(create("struck"))).isEqualTo(code);
        assertThat(code(create("next"))).isZero();
        assertThat(orderNames()).containsExactly("next");
    }

    @Test
    void answersNothingToAnOrderThatIsSwallowedAndToOneThatIsTaken() {
        fault("{\"timeOutBeforeAcceptance\":1,\"timeOutAfterAcceptance\":1}");
        send("swallowed");
        send("taken");
        send("answered");

        JsonNode first = trade.next(message -> message.has("reqId"));
        assertThat(first.path("reqId").asText()).isEqualTo("answered");
        assertThat(orderNames()).containsExactlyInAnyOrder("taken", "answered");
    }

    @Test
    void handlesARequestTwiceAndAnswersAsItDidTheSecondTime() {
        fault("{\"duplicateRequests\":1}");
        assertThat(code(create("mine"))).isEqualTo(110072);
        assertThat(code(create("other"))).isZero();
        assertThat(orderNames()).containsExactlyInAnyOrder("mine", "other");
    }

    @Test
    void letsTheNextRequestOvertakeOne() {
        fault("{\"reorderRequests\":1,\"reorderWindowMs\":60000}");
        send("one");
        send("other");
        assertThat(List.of(nextAnswered(), nextAnswered())).containsExactly("other", "one");
        assertThat(orders())
                .isSortedAccordingTo(Comparator.comparingLong(
                        order -> -order.path("receivedWallUs").asLong()));
    }

    @Test
    void letsARequestOverRestOvertakeOneByWebSocket() {
        fault("{\"reorderRequests\":1,\"reorderWindowMs\":60000}");
        send("by-socket");
        awaitRead();
        SignedCalls.of(simulator, RunningSimulator.ACCOUNT)
                .post(
                        "/v5/order/create",
                        "{'category':'linear','symbol':'BTCUSDT'," + CREATE.formatted("over-rest") + "}");

        assertThat(nextAnswered()).isEqualTo("by-socket");
        assertThat(orders())
                .isSortedAccordingTo(Comparator.comparingLong(
                        order -> -order.path("receivedWallUs").asLong()));
    }

    @Test
    void delaysOrdersButNotPings() {
        fault("{\"delayMs\":2000}");
        send("held");
        awaitRead();
        fault("{}");
        send("next");
        assertThat(List.of(nextAnswered(), nextAnswered())).containsExactly("next", "held");
    }

    @Test
    void takesNothingWhileItIsDown() {
        fault("{\"downMs\":600000}");
        assertThat(code(create("lost"))).isEqualTo(10016);
        awaitRead();
        fault("{}");
        assertThat(code(create("found"))).isZero();
        assertThat(orderNames()).containsExactly("found");
    }

    @Test
    void goesOnWhileTheAddressIsBannedFromRest() {
        fault("{\"banAddressMs\":600000}");
        assertThat(code(create("mine"))).isZero();
        assertThat(orderNames()).containsExactly("mine");
    }

    private JsonNode create(String name) {
        send(name);
        return trade.next(message -> message.path("reqId").asText().equals(name));
    }

    private void send(String name) {
        trade.send("{'reqId':'" + name + "','op':'order.create','header':{'X-BAPI-TIMESTAMP':'"
                + System.currentTimeMillis() + "'},'args':[{'category':'linear','symbol':'BTCUSDT',"
                + CREATE.formatted(name) + "}]}");
    }

    /** What was sent before has been read: a ping is answered at once, and after it. */
    private void awaitRead() {
        trade.send("{'op':'ping'}").next(message -> message.path("op").asText().equals("pong"));
    }

    private String nextAnswered() {
        return trade.next(message -> message.has("reqId")).path("reqId").asText();
    }

    private List<String> orderNames() {
        return orders().stream()
                .map(order -> order.path("orderLinkId").asText())
                .toList();
    }

    private List<JsonNode> orders() {
        JsonNode orders = simulator
                .get("/admin/v1/orders?account=" + RunningSimulator.ACCOUNT)
                .path("orders");
        return StreamSupport.stream(orders.spliterator(), false).toList();
    }

    private void fault(String fault) {
        assertThat(simulator.post("/admin/v1/faults", fault).has("error")).isFalse();
    }

    private static int code(JsonNode answer) {
        return answer.path("retCode").asInt();
    }
}
