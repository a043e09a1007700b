package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Two messages that report an order as filled, as the exchange sends them at times. */
class SecondFilledTest {

    private static final int ORDERS = 40;

    @Test
    void tellsEachFilledOrderTwiceWhenAllOfThemAre() {
        assertThat(filledMessages("1")).hasSize(2 * ORDERS);
    }

    @Test
    void tellsAShareOfThemTwiceTheSameInEveryRun() {
        // when
        List<String> reported = filledMessages("0.1");

        // then
        assertThat(new TreeSet<>(reported)).hasSize(ORDERS);
        assertThat(reported).hasSizeBetween(ORDERS + 1, ORDERS + ORDERS / 2).isEqualTo(filledMessages("0.1"));
    }

    /** The order ids of all messages that report an order as filled; its executions are reported and listed once. */
    private static List<String> filledMessages(String fraction) {
        List<String> filled = new ArrayList<>();
        try (RunningSimulator simulator =
                        new RunningSimulator(new RunningSimulator.Setup().withSecondFilled(fraction));
                RawStream stream = new RawStream(simulator, "/v5/private")
                        .authenticate(RunningSimulator.ACCOUNT)
                        .subscribe("'order','execution'")) {
            SignedCalls calls = SignedCalls.of(simulator, RunningSimulator.ACCOUNT);
            for (int i = 0; i < ORDERS; i++) {
                assertThat(buy(calls, "Market", "").path("retCode").asInt()).isZero();
            }
            // An order that rests ends the list.
            String last = buy(calls, "Limit", ",'price':'20000'")
                    .path("result")
                    .path("orderId")
                    .asText();

            BigDecimal bought = BigDecimal.ZERO;
            Set<String> executions = new TreeSet<>();
            while (true) {
                JsonNode message = stream.next(received -> received.has("topic"));
                JsonNode data = message.path("data").path(0);
                if (data.path("orderId").asText().equals(last)) {
                    break;
                }
                if (message.path("topic").asText().equals("execution")) {
                    assertThat(executions.add(data.path("execId").asText())).isTrue();
                    bought = bought.add(new BigDecimal(data.path("execQty").asText()));
                } else {
                    assertThat(data.path("orderStatus").asText()).isEqualTo("Filled");
                    filled.add(data.path("orderId").asText());
                }
            }
            assertThat(executions).hasSize(ORDERS);
            assertThat(bought).isEqualByComparingTo(new BigDecimal("0.001").multiply(BigDecimal.valueOf(ORDERS)));
        }
        return filled;
    }

    private static JsonNode buy(SignedCalls calls, String type, String more) {
        return calls.post(
                "/v5/order/create",
                "{'category':'linear','symbol':'BTCUSDT','side':'Buy','qty':'0.001','orderType':'" + type + "'" + more
                        + "}");
    }
}
