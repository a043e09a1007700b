package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.venue.OrderHandling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Private messages that are lost, doubled or late, and a storm that is played from a file. */
class StreamFaultTest {

    @Test
    void dropsDuplicatesAndReordersFrames() {
        try (RunningSimulator simulator = new RunningSimulator();
                RawStream stream = new RawStream(simulator, "/v5/private")
                        .authenticate(RunningSimulator.ACCOUNT)
                        .subscribe("'order'")) {
            SignedCalls calls = SignedCalls.of(simulator, RunningSimulator.ACCOUNT);

            // when
            fault(simulator, "{\"dropFrames\":1}");
            place(calls, "lost");
            fault(simulator, "{\"duplicateFrames\":1}");
            place(calls, "twice");
            fault(simulator, "{\"reorderFrames\":1}");
            place(calls, "late");
            place(calls, "early");
            place(calls, "last");

            // then
            List<String> received = new ArrayList<>();
            while (!received.contains("last")) {
                received.add(stream.nextOf("order")
                        .path("data")
                        .path(0)
                        .path("orderLinkId")
                        .asText());
            }
            assertThat(received).containsExactly("twice", "twice", "early", "late", "last");
        }
    }

    @Test
    void strikesAtTheTimesOfAScenarioWhileItPlays(@TempDir Path folder) throws IOException {
        // given
        Path file = folder.resolve("storm.jsonl");
        Files.writeString(file, """
                {"afterMinutes": 60, "haltedSymbols": ["BTCUSDT"]}
                {"afterMinutes": 120}
                """);
        try (RunningSimulator simulator =
                new RunningSimulator(true, false, Optional.empty(), Optional.of(file), OrderHandling.DEFAULT)) {
            SignedCalls calls = SignedCalls.of(simulator, RunningSimulator.ACCOUNT);

            // then
            assertThat(code(place(calls, "before"))).isZero();
            simulator.advanceToHour(1);
            assertThat(code(place(calls, "halted"))).isEqualTo(110074);
            simulator.advanceToHour(2);
            assertThat(code(place(calls, "after"))).isZero();
        }
    }

    @Test
    void letsACollapseOfDepthAndAFlashCrashReachOrders(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("crash.jsonl");
        Files.writeString(
                file,
                "{\"afterMinutes\":30,\"depthPercent\":5,\"flashCrash\":{\"symbol\":\"BTCUSDT\",\"percent\":60,\"minutes\":10}}\n");
        try (RunningSimulator simulator =
                new RunningSimulator(true, false, Optional.empty(), Optional.of(file), OrderHandling.DEFAULT)) {
            SignedCalls calls = SignedCalls.of(simulator, RunningSimulator.ACCOUNT);
            place(calls, "resting");
            String size = topOfBook(calls);

            // when
            simulator.post("/admin/v1/clock/advance", "{\"toMs\":" + (RunningSimulator.FROM_MS + 32 * 60_000) + "}");

            // then the fall of 60 % has filled the bid at half the price
            assertThat(calls.get("/v5/order/realtime", "category=linear&symbol=BTCUSDT&orderLinkId=resting")
                            .path("result")
                            .path("list")
                            .path(0)
                            .path("orderStatus")
                            .asText())
                    .isEqualTo("Filled");
            assertThat(Double.parseDouble(topOfBook(calls))).isLessThan(Double.parseDouble(size));
        }
    }

    @Test
    void answersTheSameBytesForTheSameSeedAndRequests() {
        assertThat(transcript()).isEqualTo(transcript());
    }

    private static List<String> transcript() {
        List<String> said = new ArrayList<>();
        OrderHandling slow = new OrderHandling(1_000, 500, 5_000, OrderHandling.Clock.MARKET);
        try (RunningSimulator simulator = new RunningSimulator(true, false, Optional.empty(), Optional.empty(), slow);
                RawStream stream = new RawStream(simulator, "/v5/private")
                        .authenticate(RunningSimulator.ACCOUNT)
                        .subscribe("'order','execution','position','wallet'")) {
            SignedCalls calls = SignedCalls.of(simulator, RunningSimulator.ACCOUNT);
            for (int hour = 1; hour <= 12; hour++) {
                said.add(place(calls, "limit-" + hour).toString());
                said.add(calls.post(
                                "/v5/order/create",
                                "{'category':'spot','symbol':'ETHUSDT','side':'Buy','orderType':'Market','qty':'50'}")
                        .toString());
                said.add(calls.post(
                                "/v5/order/create",
                                "{'category':'linear','symbol':'BTCUSDT','side':'Sell','orderType':'Market','qty':'0.01'}")
                        .toString());
                simulator.advanceToHour(hour);
                said.add(stream.nextOf("wallet").path("data").toString());
                said.add(calls.get("/v5/execution/list", "category=linear").toString());
                said.add(calls.get("/v5/market/orderbook", "category=linear&symbol=BTCUSDT&limit=50")
                        .toString());
            }
            said.add(simulator.get("/admin/v1/orders").toString());
            said.add(simulator.get("/admin/v1/executions").toString());
            said.add(simulator.get("/admin/v1/accounts").toString());
        }
        // The wall clock of an arrival is the one thing that differs.
        return said.stream()
                .map(text -> text.replaceAll("\"receivedWallUs\":[0-9]+", ""))
                .toList();
    }

    private static String topOfBook(SignedCalls calls) {
        return calls.get("/v5/market/orderbook", "category=linear&symbol=BTCUSDT&limit=1")
                .path("result")
                .path("a")
                .path(0)
                .path(1)
                .asText();
    }

    private static JsonNode place(SignedCalls calls, String linkId) {
        return calls.post(
                "/v5/order/create",
                "{'category':'linear','symbol':'BTCUSDT','side':'Buy','orderType':'Limit','qty':'0.01',"
                        + "'price':'20000','orderLinkId':'" + linkId + "'}");
    }

    private static void fault(RunningSimulator simulator, String fault) {
        simulator.post("/admin/v1/faults", fault);
    }

    private static int code(JsonNode answer) {
        return answer.path("retCode").asInt();
    }
}
