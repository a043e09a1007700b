package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a client sees that its margin does not suffice any more. */
class LiquidationTest {

    private static final long MINUTE_MS = 60_000;

    private final RunningSimulator simulator = new RunningSimulator();
    private final SignedCalls calls = SignedCalls.of(simulator, RunningSimulator.ACCOUNT);

    private BigDecimal crashedPercent = BigDecimal.ZERO;

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void isToldAStepOfTheLadderAndThenTheTakeover() {
        // given a position in the second risk tier, above two million
        accepted(
                "/v5/account/demo-apply-money",
                "{'adjustType':0,'utaDemoApplyMoney':[{'coin':'USDT','amountStr':'100000'}]}");
        accepted(
                "/v5/position/set-leverage",
                "{'category':'linear','symbol':'BTCUSDT','buyLeverage':'50','sellLeverage':'50'}");
        accepted(
                "/v5/order/create",
                "{'category':'linear','symbol':'BTCUSDT','side':'Buy','orderType':'Market','qty':'60'}");
        try (RawStream stream = new RawStream(simulator, "/v5/private")
                .authenticate(RunningSimulator.ACCOUNT)
                .subscribe("'order','execution'")) {

            // when the price falls a little below where the liquidation begins
            fallBelowLiquidation(1);

            // then a part was sold in the market
            JsonNode step = stream.nextOf("execution").path("data").path(0);
            assertThat(step.path("execType").asText()).isEqualTo("Trade");
            assertThat(step.path("createType").asText()).isEqualTo("CreateByLiq");
            JsonNode order = stream.nextOf("order").path("data").path(0);
            assertThat(order.path("createType").asText()).isEqualTo("CreateByLiq");
            assertThat(order.path("timeInForce").asText()).isEqualTo("FOK");
            assertThat(order.path("reduceOnly").asBoolean()).isTrue();
            JsonNode left = position();
            assertThat(new BigDecimal(left.path("positionValue").asText())).isPositive();
            assertThat(new BigDecimal(left.path("size").asText()))
                    .isEqualByComparingTo(new BigDecimal("60")
                            .subtract(new BigDecimal(step.path("execQty").asText())));

            // when it falls below where the next one begins
            fallBelowLiquidation(2);

            // then everything is gone at the bankruptcy price
            JsonNode bust = stream.nextOf("execution").path("data").path(0);
            assertThat(bust.path("execType").asText()).isEqualTo("BustTrade");
            assertThat(bust.path("createType").asText()).isEqualTo("CreateByTakeOver_PassThrough");
            assertThat(position().path("size").asText()).isEqualTo("0");
        }
    }

    private void fallBelowLiquidation(int minute) {
        // A crash is measured from the price as it would be without one.
        BigDecimal mark = new BigDecimal(position().path("markPrice").asText())
                .divide(BigDecimal.ONE.subtract(crashedPercent.movePointLeft(2)), 8, RoundingMode.HALF_EVEN);
        BigDecimal aim = new BigDecimal(position().path("liqPrice").asText()).subtract(new BigDecimal("15"));
        BigDecimal percent = mark.subtract(aim).movePointRight(2).divide(mark, 8, RoundingMode.HALF_EVEN);
        crashedPercent = percent;
        assertThat(simulator
                        .post(
                                "/admin/v1/faults",
                                "{\"flashCrash\":{\"symbol\":\"BTCUSDT\",\"percent\":" + percent + ",\"minutes\":60}}")
                        .has("error"))
                .isFalse();
        simulator.post("/admin/v1/clock/advance", "{\"toMs\":" + (RunningSimulator.FROM_MS + minute * MINUTE_MS) + "}");
    }

    private JsonNode position() {
        return calls.get("/v5/position/list", "category=linear&symbol=BTCUSDT")
                .path("result")
                .path("list")
                .path(0);
    }

    private void accepted(String path, String body) {
        JsonNode answer = calls.post(path, body);
        assertThat(answer.path("retCode").asInt()).as(answer.toString()).isZero();
    }
}
