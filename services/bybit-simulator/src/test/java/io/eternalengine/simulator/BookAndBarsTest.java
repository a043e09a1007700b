package io.eternalengine.simulator;

import static io.eternalengine.simulator.RunningSimulator.FROM_MS;
import static io.eternalengine.simulator.RunningSimulator.HOUR_MS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A book of bounded depth, and bars of all lengths, over real HTTP. */
class BookAndBarsTest {

    private final RunningSimulator simulator = new RunningSimulator(true, false);
    private final SignedCalls calls = SignedCalls.of(simulator, RunningSimulator.ACCOUNT);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void fillsAMarketOrderLevelByLevelAndLeavesWhatItTookMissing() {
        // given
        JsonNode before = book();
        BigDecimal first = decimal(before.path("a").path(0).path(1));
        BigDecimal quantity =
                first.add(decimal(before.path("a").path(1).path(1)).min(new BigDecimal("0.001")));

        // when
        create("'side':'Buy','orderType':'Market','qty':'" + quantity.toPlainString() + "'");

        // then
        JsonNode fills = calls.get("/v5/execution/list", "category=linear")
                .path("result")
                .path("list");
        assertThat(fills).hasSize(2);
        assertThat(decimal(fills.path(1).path("execPrice")))
                .isEqualByComparingTo(decimal(before.path("a").path(0).path(0)));
        assertThat(decimal(fills.path(1).path("execQty"))).isEqualByComparingTo(first);
        assertThat(decimal(book().path("a").path(0).path(0)))
                .isEqualByComparingTo(decimal(before.path("a").path(1).path(0)));
    }

    @Test
    void leavesTheRestOfALimitOrderInTheBookPartiallyFilled() {
        // given
        JsonNode best = book().path("a").path(0);
        BigDecimal more = decimal(best.path(1)).add(new BigDecimal("0.1"));

        // when
        create("'side':'Buy','orderType':'Limit','qty':'" + more.toPlainString() + "','price':'"
                + best.path(0).asText() + "','orderLinkId':'rest'");

        // then
        JsonNode order = calls.get("/v5/order/realtime", "category=linear&symbol=BTCUSDT&orderLinkId=rest")
                .path("result")
                .path("list")
                .path(0);
        assertThat(order.path("orderStatus").asText()).isEqualTo("PartiallyFilled");
        assertThat(decimal(order.path("leavesQty"))).isEqualByComparingTo("0.1");
    }

    @Test
    void refusesToFillAnOrderThatMustBeFilledWholeBeyondTheDepth() {
        // given
        JsonNode best = book().path("a").path(0);
        BigDecimal more = decimal(best.path(1)).add(new BigDecimal("0.1"));

        // when
        create("'side':'Buy','orderType':'Limit','timeInForce':'FOK','qty':'" + more.toPlainString() + "','price':'"
                + best.path(0).asText() + "'");

        // then
        assertThat(calls.get("/v5/execution/list", "category=linear")
                        .path("result")
                        .path("list"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"1,60000", "5,300000", "15,900000", "30,1800000", "240,14400000", "D,86400000"})
    void listsBarsNewestFirstWithTheOpenOne(String interval, long lengthMs) {
        // given
        simulator.post("/admin/v1/clock/advance", "{\"toMs\":" + (FROM_MS + 49 * HOUR_MS + 90_000) + "}");

        // when
        JsonNode rows = calls.get("/v5/market/kline", "category=spot&symbol=BTCUSDT&interval=" + interval + "&limit=3")
                .path("result")
                .path("list");

        // then
        assertThat(rows).hasSize(3);
        long newest = rows.path(0).path(0).asLong();
        long nowMs = FROM_MS + 49 * HOUR_MS + 90_000;
        assertThat(newest).isEqualTo(nowMs - nowMs % lengthMs);
        assertThat(rows.path(1).path(0).asLong()).isEqualTo(newest - lengthMs);
        for (JsonNode row : rows) {
            assertThat(decimal(row.path(2)))
                    .isGreaterThanOrEqualTo(decimal(row.path(1)).max(decimal(row.path(4))));
            assertThat(decimal(row.path(3)))
                    .isLessThanOrEqualTo(decimal(row.path(1)).min(decimal(row.path(4))));
        }
    }

    @Test
    void listsSettledFundingAndRefusesAStartWithoutAnEnd() {
        // given
        simulator.advanceToHour(20);

        // when
        JsonNode rows = calls.get("/v5/market/funding/history", "category=linear&symbol=BTCUSDT&limit=2");
        JsonNode refused = calls.get("/v5/market/funding/history", "category=linear&symbol=BTCUSDT&startTime=1");

        // then
        assertThat(rows.path("result")
                        .path("list")
                        .path(0)
                        .path("fundingRateTimestamp")
                        .asLong())
                .isEqualTo(FROM_MS + 16 * HOUR_MS);
        assertThat(refused.path("retCode").asInt()).isEqualTo(10001);
    }

    private JsonNode book() {
        return calls.get("/v5/market/orderbook", "category=linear&symbol=BTCUSDT&limit=50")
                .path("result");
    }

    private void create(String fields) {
        JsonNode answer = calls.post("/v5/order/create", "{'category':'linear','symbol':'BTCUSDT'," + fields + "}");
        assertThat(answer.path("retMsg").asText()).isEqualTo("OK");
    }

    private static BigDecimal decimal(JsonNode node) {
        return new BigDecimal(node.asText());
    }
}
