package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Order entry by WebSocket, and what the public streams publish of trades and open bars. */
class TradeStreamTest {

    private final RunningSimulator simulator = new RunningSimulator();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void takesAmendsAndCancelsOrders() {
        try (RawStream trade = new RawStream(simulator, "/v5/trade").authenticate(RunningSimulator.ACCOUNT)) {
            // when
            trade.send(request("1", "order.create", "'side':'Buy','orderType':'Limit','qty':'0.01','price':'20000'"));
            JsonNode created = answer(trade, "1");
            String order = "'orderId':'" + created.path("data").path("orderId").asText() + "'";

            // then
            assertThat(created.path("retCode").asInt()).isZero();
            assertThat(created.path("op").asText()).isEqualTo("order.create");
            assertThat(created.path("header").path("X-Bapi-Limit").asText()).isEqualTo("10");
            assertThat(created.path("connId").asText()).isNotEmpty();

            // when
            trade.send(request("2", "order.amend", order + ",'price':'21000'"));
            assertThat(answer(trade, "2").path("retCode").asInt()).isZero();
            trade.send(request("3", "order.cancel", order));
            assertThat(answer(trade, "3").path("retCode").asInt()).isZero();
            trade.send(request("4", "order.cancel", order));
            assertThat(answer(trade, "4").path("retCode").asInt()).isEqualTo(110001);
        }
    }

    @Test
    void takesABatchAndTellsEachCode() {
        try (RawStream trade = new RawStream(simulator, "/v5/trade").authenticate(RunningSimulator.ACCOUNT)) {
            trade.send(
                    "{'reqId':'1','op':'order.create-batch','header':{'X-BAPI-TIMESTAMP':'" + System.currentTimeMillis()
                            + "'},'args':[{'category':'linear','request':["
                            + "{'symbol':'BTCUSDT','side':'Buy','orderType':'Limit','qty':'0.01','price':'20000'},"
                            + "{'symbol':'NOUSDT','side':'Buy','orderType':'Limit','qty':'0.01','price':'20000'}]}]}");
            JsonNode codes = answer(trade, "1").path("retExtInfo").path("list");
            assertThat(codes.path(0).path("code").asInt()).isZero();
            assertThat(codes.path(1).path("code").asInt()).isEqualTo(10001);
        }
    }

    @Test
    void refusesWhatIsOutOfOrder() {
        try (RawStream trade = new RawStream(simulator, "/v5/trade")) {
            trade.send(request("1", "order.create", "'side':'Buy'"));
            assertThat(answer(trade, "1").path("retCode").asInt()).isEqualTo(10005);
            trade.authenticate(RunningSimulator.ACCOUNT);
            trade.send("{'op':'auth','reqId':'again','args':['a',1,'b']}");
            assertThat(answer(trade, "again").path("retCode").asInt()).isEqualTo(20001);
            trade.send(request("2", "order.create", "'side':'Buy'"));
            assertThat(answer(trade, "2").path("retCode").asInt()).isEqualTo(10001);
            trade.send(request("2", "order.create", "'side':'Buy'"));
            assertThat(answer(trade, "2").path("retCode").asInt()).isEqualTo(20006);
            trade.send(request("x".repeat(37), "order.create", "'side':'Buy'"));
            assertThat(answer(trade, "x".repeat(37)).path("retCode").asInt()).isEqualTo(10001);
            trade.send(request("3", "order.dance", ""));
            assertThat(answer(trade, "3").path("retCode").asInt()).isEqualTo(10404);
            trade.send("{'reqId':'4','op':'order.create','header':{'X-BAPI-TIMESTAMP':'1'},'args':[{}]}");
            assertThat(answer(trade, "4").path("retCode").asInt()).isEqualTo(10002);
            trade.send("{'op':'ping'}");
            assertThat(trade.next(message -> message.path("op").asText().equals("pong"))
                            .path("data"))
                    .hasSize(1);
        }
    }

    @Test
    void tellsATradeToEverybody() {
        try (RawStream market = new RawStream(simulator, "/v5/public/linear").subscribe("'publicTrade.BTCUSDT'")) {
            // when
            SignedCalls.of(simulator, RunningSimulator.ACCOUNT)
                    .post(
                            "/v5/order/create",
                            "{'category':'linear','symbol':'BTCUSDT','side':'Buy','orderType':'Market','qty':'0.05'}");

            // then
            JsonNode trade = market.nextOf("publicTrade.BTCUSDT").path("data").path(0);
            assertThat(trade.path("S").asText()).isEqualTo("Buy");
            assertThat(trade.path("v").asText()).isEqualTo("0.05");
            assertThat(trade.path("s").asText()).isEqualTo("BTCUSDT");
        }
    }

    @Test
    void tellsTheOpenBarBeforeItIsConfirmed() {
        try (RawStream market = new RawStream(simulator, "/v5/public/spot").subscribe("'kline.60.BTCUSDT'")) {
            // when half an hour and then the whole hour has passed
            simulator.post("/admin/v1/clock/advance", "{\"toMs\":" + (RunningSimulator.FROM_MS + 1_800_000) + "}");
            JsonNode open = market.nextOf("kline.60.BTCUSDT").path("data").path(0);
            simulator.advanceToHour(1);
            JsonNode closed = market.nextOf("kline.60.BTCUSDT").path("data").path(0);

            // then
            assertThat(open.path("confirm").asBoolean()).isFalse();
            assertThat(closed.path("confirm").asBoolean()).isTrue();
            assertThat(closed.path("start").asLong())
                    .isEqualTo(open.path("start").asLong());
            assertThat(new BigDecimal(closed.path("volume").asText()))
                    .isGreaterThan(new BigDecimal(open.path("volume").asText()));
        }
    }

    @Test
    void tellsOnlyWhatChangedInALinearTicker() {
        try (RawStream market = new RawStream(simulator, "/v5/public/linear").subscribe("'tickers.BTCUSDT'")) {
            JsonNode snapshot = market.nextOf("tickers.BTCUSDT");
            simulator.post("/admin/v1/clock/advance", "{\"toMs\":" + (RunningSimulator.FROM_MS + 60_000) + "}");
            JsonNode delta = market.nextOf("tickers.BTCUSDT");
            assertThat(snapshot.path("type").asText()).isEqualTo("snapshot");
            assertThat(delta.path("type").asText()).isEqualTo("delta");
            assertThat(delta.path("data").has("lastPrice")).isTrue();
            assertThat(delta.path("data").has("nextFundingTime")).isFalse();
        }
    }

    private static JsonNode answer(RawStream trade, String requestId) {
        return trade.next(message -> message.path("reqId").asText().equals(requestId));
    }

    private static String request(String id, String operation, String fields) {
        return "{'reqId':'" + id + "','op':'" + operation + "','header':{'X-BAPI-TIMESTAMP':'"
                + System.currentTimeMillis() + "'},'args':[{'category':'linear','symbol':'BTCUSDT'"
                + (fields.isEmpty() ? "" : "," + fields) + "}]}";
    }
}
