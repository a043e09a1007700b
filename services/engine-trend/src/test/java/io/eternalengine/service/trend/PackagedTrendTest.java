package io.eternalengine.service.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.kit.probe.EngineSurroundings;
import io.eternalengine.kit.probe.PackagedService;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.Side;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine as a process: what it refuses, and that each account enters a trend with its stop and goes on after a power cut. */
class PackagedTrendTest {
    private static final InstrumentId BTC = InstrumentId.linear("BTCUSDT");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TREND-3 | eternal.trend-1.shorts | true |"
                        + " eternal.trend.account is TREND-3: must be one of TREND-1, TREND-2",
                "TREND-1 | eternal.trend-1.slow-sma-period | 9 |"
                        + " eternal.trend-1.slow-sma-period is 9: must be above fastSmaPeriod 50",
                "TREND-2 | eternal.trend-2.slow-length | 9 | eternal.trend-2.slow-length is no parameter; it is named eternal.trend-2.slow-sma-period now"
            })
    void refusesConfigurationThatBreaksARule(String account, String key, String value, String sentence) {
        try (var service = PackagedService.start(Map.of("eternal.trend.account", account, key, value))) {
            assertThat(service.awaitExit()).isEqualTo(2);
            assertThat(service.output()).contains("Configuration refused: " + sentence);
        }
    }

    @ParameterizedTest
    @CsvSource({"TREND-1,engine-trend-1", "TREND-2,engine-trend-2"})
    void entersATrendWithAStopAndLeavesItAfterAPowerCut(String account, String name) {
        try (var around = new EngineSurroundings(EngineId.TREND, account)) {
            around.beat().describe(BTC).allocate("7500", "50000");
            OrderIntended entry;
            try (var service = PackagedService.start(quick(account))) {
                service.awaitUrl();
                assertThat(service.output()).contains("service=" + name);
                around.awaitRule("capital-assigned");
                around.awaitRule("risk-lease-held");
                for (int hour = 0; hour < 12; hour++) {
                    around.candle(BTC, hour, price(hour), price(hour + 1));
                }
                entry = around.awaitIntent(1);
                around.fill(entry);
                around.awaitRule("order-ended");
                service.kill();
            }

            assertThat(entry.getSide()).isEqualTo(Side.SIDE_BUY);
            assertThat(entry.getReducesExposure()).isFalse();
            assertThat(Decimal.of(entry.getStopPrice()))
                    .isLessThan(Decimal.of(entry.getReferencePrice()))
                    .isGreaterThan(Decimal.ZERO);

            try (var service = PackagedService.start(quick(account))) {
                service.awaitUrl();
                around.candle(BTC, 12, price(12), price(2));
                OrderIntended exit = around.awaitIntent(2);

                assertThat(exit.getSide()).isEqualTo(Side.SIDE_SELL);
                assertThat(exit.getReducesExposure()).isTrue();
                assertThat(exit.getQuantity()).isEqualTo(entry.getQuantity());
            }
            List<DecisionRecorded> decisions = around.decisionsInSequence();
            assertThat(decisions).extracting(DecisionRecorded::getEngine).containsOnly("TREND");
        }
    }

    /** A trend is found in hours, not in months. */
    private static Map<String, String> quick(String account) {
        String prefix = "eternal." + account.toLowerCase(Locale.ROOT) + ".";
        return Map.of(
                "eternal.trend.account",
                account,
                prefix + "assets",
                "BTCUSDT",
                prefix + "bar",
                "1H",
                prefix + "fast-sma-period",
                "2",
                prefix + "slow-sma-period",
                "4",
                prefix + "adx-period",
                "3",
                prefix + "atr-period",
                "3");
    }

    private static Decimal price(int hour) {
        return Decimal.of(40_000L + 500L * hour);
    }
}
