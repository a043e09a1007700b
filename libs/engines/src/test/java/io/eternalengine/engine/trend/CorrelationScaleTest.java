package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.model.Decimal;
import org.junit.jupiter.api.Test;

/** Half size while the daily returns of the two assets correlate above 0.90; here over three days. */
class CorrelationScaleTest {
    @Test
    void halvesTheSizeWhileTheAssetsMoveAsOne() {
        assertThat(scale(new String[] {"100", "110", "105", "120"}, new String[] {"10", "11", "10.5", "12"}))
                .isEqualTo(dec("0.50"));
    }

    @Test
    void leavesTheSizeWhileTheyDoNot() {
        assertThat(scale(new String[] {"100", "110", "105", "120"}, new String[] {"10", "9", "11", "8"}))
                .isEqualTo(Decimal.ONE);
    }

    @Test
    void leavesTheSizeWhileTooFewDaysAreKnown() {
        assertThat(scale(new String[] {"100", "110", "105"}, new String[] {"10", "11", "10.5"}))
                .isEqualTo(Decimal.ONE);
    }

    @Test
    void takesNoReturnOverADayThatMissesAClose() {
        PairCorrelation correlation = PairCorrelation.cold(0, 1, 2);
        day(correlation, 1, "100", "10");
        correlation.on(0, 2 * Markets.DAY_MS, dec("110"));
        day(correlation, 3, "120", "12");
        day(correlation, 4, "110", "11");
        assertThat(correlation.value()).isNaN();

        day(correlation, 5, "130", "13");
        assertThat(correlation.value()).isBetween(0.999, 1.0);
    }

    private static Decimal scale(String[] btc, String[] eth) {
        TrendRun run = TrendRun.ready();
        run.nowMs -= Markets.DAY_MS;
        for (int day = 0; day < btc.length; day++) {
            run.nowMs += Markets.DAY_MS;
            run.candle(TrendRun.BTC, btc[day]);
            run.candle(TrendRun.ETH, eth[day]);
        }
        return CorrelationScale.of(new TrendStep(run.parameters, run.state(), run.nowMs));
    }

    private static void day(PairCorrelation correlation, int day, String first, String second) {
        long midnightMs = day * Markets.DAY_MS;
        correlation.on(0, midnightMs, dec(first));
        correlation.on(1, midnightMs, dec(second));
    }
}
