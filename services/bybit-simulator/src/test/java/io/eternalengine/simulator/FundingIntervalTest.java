package io.eternalengine.simulator;

import static io.eternalengine.simulator.RunningSimulator.FROM_MS;
import static io.eternalengine.simulator.RunningSimulator.HOUR_MS;
import static io.eternalengine.simulator.RunningSimulator.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.Instrument;
import io.eternalengine.venue.market.FundingIntervals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Funding that is settled at other intervals than the usual eight hours. */
class FundingIntervalTest {

    private final RunningSimulator simulator =
            new RunningSimulator(new RunningSimulator.Setup().with(new FundingIntervals(4, Map.of("ETHUSDT", 1))));
    private final SignedCalls calls = SignedCalls.of(simulator, RunningSimulator.ACCOUNT);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void tellsEachInstrumentsOwnInterval() {
        assertThat(instrument("BTCUSDT").path("fundingInterval").asInt()).isEqualTo(240);
        assertThat(instrument("ETHUSDT").path("fundingInterval").asInt()).isEqualTo(60);
        assertThat(ticker("BTCUSDT").path("fundingIntervalHour").asText()).isEqualTo("4");
        assertThat(ticker("ETHUSDT").path("fundingIntervalHour").asText()).isEqualTo("1");
        assertThat(ticker("BTCUSDT").path("nextFundingTime").asLong()).isEqualTo(FROM_MS + 4 * HOUR_MS);
        assertThat(ticker("ETHUSDT").path("nextFundingTime").asLong()).isEqualTo(FROM_MS + HOUR_MS);
        List<Instrument> ours =
                await(simulator.client().instruments(Category.LINEAR)).orElseThrow();
        assertThat(ours)
                .extracting(Instrument::symbol, Instrument::fundingIntervalMinutes)
                .containsExactlyInAnyOrder(tuple("BTCUSDT", 240L), tuple("ETHUSDT", 60L));
    }

    @Test
    void settlesPositionsAtTheirOwnTimes() {
        // given
        for (String symbol : List.of("BTCUSDT", "ETHUSDT")) {
            assertThat(calls.post(
                                    "/v5/order/create",
                                    "{'category':'linear','symbol':'" + symbol
                                            + "','side':'Sell','orderType':'Market','qty':'0.1'}")
                            .path("retCode")
                            .asInt())
                    .isZero();
        }

        // when
        simulator.advanceToHour(8);

        // then
        assertThat(paid("BTCUSDT")).hasSize(2);
        assertThat(paid("ETHUSDT")).hasSize(8);
        assertThat(settlements("BTCUSDT"))
                .extracting(rate -> rate.path("fundingRateTimestamp").asLong())
                .containsExactly(FROM_MS + 8 * HOUR_MS, FROM_MS + 4 * HOUR_MS, FROM_MS);
        // an hour's rate is about an eighth of what eight hours bring
        assertThat(settlements("ETHUSDT"))
                .allSatisfy(rate -> assertThat(
                                new BigDecimal(rate.path("fundingRate").asText()).abs())
                        .isLessThan(new BigDecimal("0.0001")));
    }

    private JsonNode settlements(String symbol) {
        return calls.get("/v5/market/funding/history", "category=linear&symbol=" + symbol + "&limit=3")
                .path("result")
                .path("list");
    }

    private JsonNode paid(String symbol) {
        return calls.get("/v5/execution/list", "category=linear&execType=Funding&symbol=" + symbol)
                .path("result")
                .path("list");
    }

    private JsonNode instrument(String symbol) {
        return calls.get("/v5/market/instruments-info", "category=linear&symbol=" + symbol)
                .path("result")
                .path("list")
                .path(0);
    }

    private JsonNode ticker(String symbol) {
        return calls.get("/v5/market/tickers", "category=linear&symbol=" + symbol)
                .path("result")
                .path("list")
                .path(0);
    }
}
