package io.eternalengine.backtester.benchmark;

import static io.eternalengine.backtester.Histories.BTC;
import static io.eternalengine.backtester.Histories.DAY_MS;
import static io.eternalengine.backtester.Histories.ETH;
import static io.eternalengine.backtester.Histories.HOUR_MS;
import static io.eternalengine.backtester.Histories.START_MS;
import static io.eternalengine.backtester.Histories.candle;
import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eternalengine.backtester.Histories;
import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.run.ApprovalPolicy;
import io.eternalengine.backtester.run.RunSettings;
import io.eternalengine.backtester.venue.FillAssumptions;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.risk.RiskParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BenchmarkRunTest {
    /** Spot fee and half a spread. */
    private static final double COST_OF_BUYING = 0.001 + 0.0001;

    private static final int HOURS_A_DAY = 24;
    /** 2024-04-01, the first quarter's start after the capital comes. */
    private static final int DAYS_TO_QUARTER = 82;

    @Test
    void holdingBtcFollowsItsPriceLessTheCostOfBuying() {
        // given BTC doubles on the last day
        MarketData data = data(10, day -> day < 9 ? "100" : "200", day -> "50");

        BenchmarkResult btc = results(data, 10).get(0);

        assertThat(btc.name()).isEqualTo("BTC held");
        assertThat(btc.totalReturn()).isCloseTo(1 - 2 * COST_OF_BUYING, within(1e-5));
        assertThat(btc.fees()).isCloseTo(50, within(1e-9));
    }

    @Test
    void twoThirdsAndOneThirdAreBoughtOnceAndHeld() {
        // given BTC doubles and ETH halves
        MarketData data = data(10, day -> day < 9 ? "100" : "200", day -> day < 9 ? "50" : "25");

        BenchmarkResult mixed = results(data, 10).get(1);

        assertThat(mixed.totalReturn()).isCloseTo(2.0 / 3 - 1.0 / 6 - 1.5 * COST_OF_BUYING, within(1e-5));
        assertThat(mixed.maxDrawdown().depth()).isLessThan(0.01);
    }

    @Test
    void theThirdRestoresItsWeightsAtTheStartOfAQuarter() {
        // given BTC doubles before the quarter begins and falls back after it
        int days = DAYS_TO_QUARTER + 10;
        MarketData data =
                data(days, day -> day >= DAYS_TO_QUARTER - 5 && day < DAYS_TO_QUARTER + 5 ? "200" : "100", day -> "50");

        BenchmarkResult rebalanced = results(data, days).get(2);

        // then 1.4 is 0.56 + 0.28 + 0.56 from the quarter on, and half of the first part is lost again
        assertThat(rebalanced.totalReturn()).isCloseTo(0.4 - 0.28, within(0.002));
        // and fees were paid for 0.6 of the capital, then for 0.24 of BTC sold and 0.08 of ETH bought
        assertThat(rebalanced.fees()).isCloseTo(50_000 * (0.6 + 0.24 + 0.08) * 0.001, within(0.1));
    }

    @Test
    void aBenchmarkWhoseMarketIsNotThereIsLeftOut() {
        MarketData both = data(5, day -> "100", day -> "50");
        MarketData onlyBtc = Histories.data(List.of(both.series().getFirst()));

        assertThat(results(onlyBtc, 5)).extracting(BenchmarkResult::name).containsExactly("BTC held");
    }

    @FunctionalInterface
    private interface PriceOfDay {
        String at(int day);
    }

    private static MarketData data(int days, PriceOfDay btc, PriceOfDay eth) {
        return Histories.data(List.of(
                Histories.series(BTC, candles(BTC, days, btc)), Histories.series(ETH, candles(ETH, days, eth))));
    }

    private static List<Candle> candles(InstrumentId id, int days, PriceOfDay price) {
        List<Candle> candles = new ArrayList<>();
        for (int hour = 0; hour < days * HOURS_A_DAY; hour++) {
            String now = price.at(hour / HOURS_A_DAY);
            candles.add(candle(id, hour, now, now, now, now));
        }
        return candles;
    }

    private static List<BenchmarkResult> results(MarketData data, int days) {
        var settings = new RunSettings(
                START_MS + HOUR_MS,
                dec("50000"),
                RiskParameters.defaults().withoutBooks(),
                FillAssumptions.defaults(),
                ApprovalPolicy.AT_ONCE);
        long[] times = LongStream.rangeClosed(0, days)
                .map(day -> START_MS + day * DAY_MS)
                .toArray();
        return BenchmarkRun.ofAll(data, settings, times);
    }
}
