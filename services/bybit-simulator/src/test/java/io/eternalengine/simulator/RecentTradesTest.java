package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /v5/market/recent-trade}: what everybody traded, whether or not anybody listened. */
class RecentTradesTest {

    private final RunningSimulator simulator = new RunningSimulator();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void listsTheTradesOfAccountsAndMarketNewestFirst() {
        // given
        simulator.advanceToHour(2);
        JsonNode order = SignedCalls.of(simulator, RunningSimulator.ACCOUNT)
                .post(
                        "/v5/order/create",
                        "{'category':'linear','symbol':'BTCUSDT','side':'Sell','orderType':'Market','qty':'0.012'}");
        assertThat(order.path("retCode").asInt()).isZero();

        // when
        JsonNode list = trades("category=linear&symbol=BTCUSDT");

        // then
        assertThat(list.size()).isGreaterThan(1);
        JsonNode newest = list.path(0);
        assertThat(newest.path("side").asText()).isEqualTo("Sell");
        assertThat(newest.path("size").asText()).isEqualTo("0.012");
        assertThat(newest.path("isBlockTrade").isBoolean()).isTrue();
        assertThat(newest.path("time").asLong()).isEqualTo(RunningSimulator.FROM_MS + 2 * RunningSimulator.HOUR_MS);
        assertThat(list.path(1).path("execId").asText()).startsWith("market-linear-");
    }

    @Test
    void hasALastTradeBeforeTimeMovedAndObeysTheLimit() {
        assertThat(trades("category=spot&symbol=ETHUSDT")).hasSize(1);
        simulator.advanceToHour(5);
        assertThat(trades("category=spot&symbol=ETHUSDT&limit=2")).hasSize(2);
    }

    @Test
    void refusesAnUnknownSymbol() {
        assertThat(simulator
                        .get("/v5/market/recent-trade?category=linear&symbol=NOPE")
                        .path("retCode")
                        .asInt())
                .isEqualTo(10001);
    }

    private JsonNode trades(String query) {
        return simulator.get("/v5/market/recent-trade?" + query).path("result").path("list");
    }
}
