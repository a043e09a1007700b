package io.eternalengine.local.fleet.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.ParameterSet;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fleet asks for the history that the configured averages need, and says which assets it does not follow. */
class MarketNeedsTest {
    @Test
    void byDefaultTheyAreTwoHundredDaysAndFivesAndSolIsNotFollowed() {
        MarketNeeds needs = MarketNeeds.of(ParameterSet.defaults());

        assertThat(needs.history()).isEqualTo(Duration.ofDays(205));
        assertThat(needs.unfollowed())
                .containsExactly("The fleet does not follow SOLUSDT: what FUNDING has for it lies idle.");
    }

    @Test
    void anAverageOverMoreDaysNeedsMore() {
        assertThat(needs(Map.of("eternal.trend-1.slow-sma-period", "300")).history())
                .isEqualTo(Duration.ofDays(305));
        assertThat(needs(Map.of("eternal.trend-2.slow-sma-period", "2000")).history())
                .as("of bars of four hours")
                .isEqualTo(Duration.ofHours(4 * 2005));
    }

    @Test
    void anAssetThatAnEngineIsGivenIsSaidWhenItIsNotFollowed() {
        assertThat(needs(Map.of("eternal.trend-1.assets", "BTCUSDT,XRPUSDT", "eternal.trend-1.xrpusdt.share", "0.4"))
                        .unfollowed())
                .startsWith("The fleet does not follow XRPUSDT: what TREND-1 has for it lies idle.");
        assertThat(needs(Map.of(
                                "eternal.funding.assets", "BTC,ETH",
                                "eternal.funding.btc.share", "0.5",
                                "eternal.funding.eth.share", "0.5"))
                        .unfollowed())
                .isEmpty();
    }

    private static MarketNeeds needs(Map<String, String> given) {
        return MarketNeeds.of(ParameterSet.of(given));
    }
}
