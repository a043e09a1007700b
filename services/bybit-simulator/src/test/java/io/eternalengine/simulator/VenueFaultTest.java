package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rate limits, transfers and faults over real HTTP. */
class VenueFaultTest {

    private final RunningSimulator simulator = new RunningSimulator(false, true);
    private final SignedCalls calls = SignedCalls.of(simulator, RunningSimulator.ACCOUNT);
    private final SignedCalls master = new SignedCalls(simulator.baseUrl(), "demo-key", "demo-secret");

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void refusesTheOrderBeyondTheLimitAndTellsWhatIsLeft() {
        // when more than two seconds' worth of orders are sent
        HttpResponse<String> first = buy();
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            refused += SignedCalls.json(buy()).path("retCode").asInt() == 10006 ? 1 : 0;
        }

        // then
        assertThat(first.headers().firstValue("X-Bapi-Limit")).contains("20");
        assertThat(first.headers().firstValue("X-Bapi-Limit-Status")).contains("19");
        assertThat(refused).isPositive();
    }

    @Test
    void answersWithTheCodesThatWereOrdered() {
        simulator.post("/admin/v1/faults", "{\"rateLimits\":1,\"overloads\":1}");
        assertThat(SignedCalls.json(buy()).path("retCode").asInt()).isEqualTo(10006);
        assertThat(SignedCalls.json(buy()).path("retCode").asInt()).isEqualTo(10016);
        assertThat(SignedCalls.json(buy()).path("retCode").asInt()).isZero();
    }

    @Test
    void judgesSignaturesByASkewedClock() {
        simulator.post("/admin/v1/faults", "{\"clockSkewMs\":60000}");
        assertThat(SignedCalls.json(buy()).path("retCode").asInt()).isEqualTo(10002);
    }

    @Test
    void isDownForAsLongAsItIsTold() {
        simulator.post("/admin/v1/faults", "{\"downMs\":600000}");
        assertThat(buy().statusCode()).isEqualTo(503);
        simulator.post("/admin/v1/faults", "{}");
        assertThat(buy().statusCode()).isEqualTo(200);
    }

    @Test
    void isDownForReadsAndWhatIsUnknownAndNewStreamsToo() {
        simulator.post("/admin/v1/faults", "{\"downMs\":600000}");
        assertThat(calls.getResponse("/v5/account/info", "").statusCode()).isEqualTo(503);
        assertThat(calls.getResponse("/v5/market/time", "").statusCode()).isEqualTo(503);
        assertThat(calls.getResponse("/v5/no/such/thing", "").statusCode()).isEqualTo(503);
        assertThatThrownBy(() -> new RawStream(simulator, "/v5/private"))
                .rootCause()
                .hasMessageContaining("503");
    }

    @Test
    void refusesEveryAddressForAsLongAsItIsTold() {
        simulator.post("/admin/v1/faults", "{\"banAddressMs\":600000}");
        assertThat(buy().statusCode()).isEqualTo(403);
        assertThat(calls.getResponse("/v5/market/time", "").statusCode()).isEqualTo(403);
        simulator.post("/admin/v1/faults", "{}");
        assertThat(buy().statusCode()).isEqualTo(200);
    }

    @Test
    void refusesReadsAsManyTimesAsItIsTold() {
        simulator.post("/admin/v1/faults", "{\"rateLimits\":1}");
        assertThat(calls.get("/v5/account/info", "").path("retCode").asInt()).isEqualTo(10006);
        assertThat(calls.get("/v5/account/info", "").path("retCode").asInt()).isZero();
    }

    @Test
    void takesNoOrdersOfAHaltedSymbol() {
        simulator.post("/admin/v1/faults", "{\"haltedSymbols\":[\"BTCUSDT\"]}");
        assertThat(SignedCalls.json(buy()).path("retCode").asInt()).isEqualTo(170157);
    }

    @Test
    void forgetsClosedOrdersInRealtimeButNotInHistory() {
        // given
        buy();

        // when
        simulator.post("/admin/v1/faults", "{\"forgetRealtime\":true}");

        // then
        assertThat(calls.get("/v5/order/realtime", "category=spot&openOnly=1")
                        .path("result")
                        .path("list"))
                .isEmpty();
        assertThat(calls.get("/v5/order/history", "category=spot")
                        .path("result")
                        .path("list"))
                .hasSize(1);
    }

    @Test
    void crashesAPriceForSomeMinutes() {
        // given
        double before = price();

        // when
        simulator.post("/admin/v1/faults", "{\"flashCrash\":{\"symbol\":\"BTCUSDT\",\"percent\":30,\"minutes\":60}}");
        simulator.post("/admin/v1/clock/advance", "{\"toMs\":" + (RunningSimulator.FROM_MS + 60_000) + "}");

        // then
        assertThat(price()).isLessThan(before * 0.75);
        simulator.advanceToHour(2);
        assertThat(price()).isGreaterThan(before * 0.75);
    }

    @Test
    void movesCoinsBetweenAccountsOnceForEachId() {
        // given
        String from = member(calls);
        String to = member(SignedCalls.of(simulator, "TREND-1"));
        String body =
                "{'transferId':'00000000-0000-4000-8000-00000000abcd','coin':'USDT','amount':'100','fromMemberId':'"
                        + from + "','toMemberId':'" + to + "','fromAccountType':'UNIFIED','toAccountType':'UNIFIED'}";

        // then
        assertThat(master.post("/v5/asset/transfer/universal-transfer", body)
                        .path("result")
                        .path("status")
                        .asText())
                .isEqualTo("SUCCESS");
        assertThat(master.post("/v5/asset/transfer/universal-transfer", body.replace("abcd", "ABCD"))
                        .path("retCode")
                        .asInt())
                .isEqualTo(131214);
        assertThat(calls.post(
                                "/v5/asset/transfer/universal-transfer",
                                body.replace("abcd", "abce").replace("100", "1e9"))
                        .path("retCode")
                        .asInt())
                .isEqualTo(131212);
        assertThat(simulator
                        .get("/admin/v1/accounts")
                        .path("accounts")
                        .path("TREND-1")
                        .path("balances")
                        .path("USDT")
                        .asText())
                .isEqualTo("20100");
    }

    @Test
    void refusesAScenarioWithFileAndLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("storm.jsonl");
        Files.writeString(file, "# a storm\n{\"afterMinutes\":5,\"serverErrors\":2}\n{\"afterMinutes\":3}\n");
        assertThatThrownBy(() -> Scenario.read(file, List.of("BTCUSDT")))
                .hasMessageStartingWith(file + " line 3: afterMinutes = 3: must be a whole number");
        Files.writeString(file, "{\"afterMinutes\":5,\"thunder\":2}\n");
        assertThatThrownBy(() -> Scenario.read(file, List.of("BTCUSDT")))
                .hasMessageContaining(" line 1: thunder = 2: no such fault");
        Files.writeString(file, "# crash\n{\"afterMinutes\":1,\"haltedSymbols\":[\"NOPE\"]}\n");
        assertThatThrownBy(() -> Scenario.read(file, List.of("BTCUSDT")))
                .hasMessageContaining(" line 2: haltedSymbols = NOPE: must be one of [BTCUSDT]");
    }

    private HttpResponse<String> buy() {
        return calls.postResponse(
                "/v5/order/create",
                "{'category':'spot','symbol':'BTCUSDT','side':'Buy','orderType':'Market','qty':'10'}");
    }

    private double price() {
        JsonNode ticker = calls.get("/v5/market/tickers", "category=spot&symbol=BTCUSDT");
        return ticker.path("result").path("list").path(0).path("lastPrice").asDouble();
    }

    private static String member(SignedCalls caller) {
        return caller.get("/v5/user/query-api", "")
                .path("result")
                .path("userID")
                .asText();
    }
}
