package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditional orders and stops over real HTTP, signed as any client would. */
class StopOrdersTest {

    private final RunningSimulator simulator = new RunningSimulator();
    private final SignedCalls calls = SignedCalls.of(simulator, RunningSimulator.ACCOUNT);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void bringsAConditionalOrderToLifeWhenThePriceFallsToItsTrigger() {
        // given
        buy("0.1", "");
        create("'side':'Sell','orderType':'Market','qty':'0.1','triggerPrice':'" + times("0.995")
                + "','triggerDirection':2,'reduceOnly':true,'orderLinkId':'conditional'");
        assertThat(order("conditional").path("orderStatus").asText()).isEqualTo("Untriggered");
        assertThat(order("conditional").path("stopOrderType").asText()).isEqualTo("Stop");

        // when
        simulator.advanceToHour(300);

        // then
        assertThat(order("conditional").path("orderStatus").asText()).isEqualTo("Filled");
        assertThat(position().path("size").asText()).isEqualTo("0");
    }

    @Test
    void closesThePositionAtItsTradingStopAndClearsTheOtherStop() {
        // given
        buy("0.1", "");

        // when
        assertThat(tradingStop("'stopLoss':'" + times("0.995") + "','takeProfit':'" + times("3") + "'"))
                .isZero();
        assertThat(position().path("stopLoss").asText()).isEqualTo(times("0.995"));
        assertThat(tradingStop("'stopLoss':'" + times("0.995") + "'")).isEqualTo(34040);
        simulator.advanceToHour(300);

        // then
        assertThat(position().path("size").asText()).isEqualTo("0");
        assertThat(position().path("takeProfit").asText()).isEmpty();
        assertThat(closedOrders())
                .anySatisfy(order -> {
                    assertThat(order.path("stopOrderType").asText()).isEqualTo("TakeProfit");
                    assertThat(order.path("orderStatus").asText()).isEqualTo("Deactivated");
                    assertThat(order.path("cancelType").asText()).isEqualTo("CancelByTpSlTsClear");
                })
                .anySatisfy(order -> {
                    assertThat(order.path("stopOrderType").asText()).isEqualTo("StopLoss");
                    assertThat(order.path("orderStatus").asText()).isEqualTo("Filled");
                });
    }

    @Test
    void setsTheStopThatAnEntryBringsAlong() {
        // when
        buy("0.1", ",'stopLoss':'" + times("0.9") + "','takeProfit':'" + times("1.5") + "'");

        // then
        assertThat(position().path("stopLoss").asText()).isEqualTo(times("0.9"));
        assertThat(position().path("takeProfit").asText()).isEqualTo(times("1.5"));
    }

    @Test
    void letsATrailingStopFollowThePrice() {
        // given
        buy("0.1", "");

        // when
        assertThat(tradingStop("'trailingStop':'500'")).isZero();
        assertThat(position().path("trailingStop").asText()).isEqualTo("500");
        simulator.advanceToHour(300);

        // then
        assertThat(position().path("size").asText()).isEqualTo("0");
    }

    @Test
    void keepsSpotStopsWhenAllOrdersAreCancelled() {
        // given
        calls.post(
                "/v5/order/create",
                "{'category':'spot','symbol':'BTCUSDT','side':'Buy','orderType':'Market','qty':'1000'}");
        JsonNode stop = calls.post(
                "/v5/order/create",
                "{'category':'spot','symbol':'BTCUSDT','side':'Sell','orderType':'Market','qty':'0.001',"
                        + "'orderFilter':'tpslOrder','triggerPrice':'" + times("0.995") + "','orderLinkId':'stop'}");
        assertThat(stop.path("retCode").asInt()).isZero();

        // when
        calls.post("/v5/order/cancel-all", "{'category':'spot'}");
        JsonNode left = calls.get("/v5/order/realtime", "category=spot&orderFilter=tpslOrder");
        JsonNode named = calls.post("/v5/order/cancel-all", "{'category':'spot','orderFilter':'tpslOrder'}");

        // then
        assertThat(left.path("result").path("list")).hasSize(1);
        assertThat(named.path("result").path("list")).hasSize(1);
    }

    @Test
    void movesTheTriggerOfAWaitingOrder() {
        // given
        create("'side':'Buy','orderType':'Market','qty':'0.1','triggerPrice':'" + times("2")
                + "','triggerDirection':1,'orderLinkId':'rise'");

        // when
        JsonNode amended = calls.post(
                "/v5/order/amend",
                "{'category':'linear','symbol':'BTCUSDT','orderLinkId':'rise','triggerPrice':'" + times("1.9") + "'}");

        // then
        assertThat(amended.path("retCode").asInt()).isZero();
        assertThat(order("rise").path("triggerPrice").asText()).isEqualTo(times("1.9"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            'triggerPrice':'1','triggerDirection':1                                | 110092 | expect Rising
            'triggerPrice':'1000000','triggerDirection':2                          | 110093 | expect Falling
            'triggerPrice':'1000000'                                               | 10001  | triggerDirection invalid
            'stopLoss':'1000000'                                                   | 10001  | StopLoss:10000000000 set for Buy position should lower than base_price:
            'takeProfit':'1'                                                       | 10001  | TakeProfit:10000 set for Buy position should higher than base_price:
            'slippageToleranceType':'Percent','slippageTolerance':'50'             | 10001  | slippageTolerance must be between 0.01 and 10
            'slippageToleranceType':'Points','slippageTolerance':'5'               | 10001  | slippageToleranceType must be
            'reduceOnly':true                                                      | 110017 | current position is zero
            'positionIdx':1                                                        | 10001  | position idx not match position mode
            """, quoteCharacter = '`')
    void refusesWithTheExchangesCode(String fields, int code, String message) {
        JsonNode answer = create("'side':'Buy','orderType':'Market','qty':'0.1'," + fields);
        assertThat(answer.path("retCode").asInt()).isEqualTo(code);
        assertThat(answer.path("retMsg").asText()).contains(message);
    }

    @Test
    void refusesStopsOfAPositionThatIsNotThere() {
        assertThat(tradingStop("'stopLoss':'100'")).isEqualTo(10001);
    }

    private void buy(String quantity, String more) {
        JsonNode answer = create("'side':'Buy','orderType':'Market','qty':'" + quantity + "'" + more);
        assertThat(answer.path("retMsg").asText()).isEqualTo("OK");
    }

    private JsonNode create(String fields) {
        return calls.post("/v5/order/create", "{'category':'linear','symbol':'BTCUSDT'," + fields + "}");
    }

    private int tradingStop(String fields) {
        return calls.post("/v5/position/trading-stop", "{'category':'linear','symbol':'BTCUSDT'," + fields + "}")
                .path("retCode")
                .asInt();
    }

    private JsonNode order(String linkId) {
        return calls.get("/v5/order/realtime", "category=linear&symbol=BTCUSDT&orderLinkId=" + linkId)
                .path("result")
                .path("list")
                .path(0);
    }

    private JsonNode closedOrders() {
        return calls.get("/v5/order/realtime", "category=linear&symbol=BTCUSDT&openOnly=1")
                .path("result")
                .path("list");
    }

    private JsonNode position() {
        return calls.get("/v5/position/list", "category=linear&symbol=BTCUSDT")
                .path("result")
                .path("list")
                .path(0);
    }

    /** The first price of the market times a factor, in whole dollars. */
    private String times(String factor) {
        JsonNode kline = calls.get(
                "/v5/market/kline",
                "category=linear&symbol=BTCUSDT&interval=60&limit=1&start=" + RunningSimulator.FROM_MS + "&end="
                        + RunningSimulator.FROM_MS);
        return new BigDecimal(kline.path("result").path("list").path(0).path(1).asText())
                .multiply(new BigDecimal(factor))
                .setScale(0, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
