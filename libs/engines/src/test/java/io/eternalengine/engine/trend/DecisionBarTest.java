package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.EngineInput;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Closed hourly candles become decision bars at UTC boundaries. */
class DecisionBarTest {
    @Test
    void makesABarOfTheHighestTheLowestAndTheLastOfItsCandles() {
        TrendRun run = TrendRun.ready();

        run.candle("99", "101", "100");
        run.candle("100", "107", "105");
        run.candle("94", "104", "96");

        assertThat(market(run).bar())
                .extracting(BarInProgress::openTimeMs, BarInProgress::high, BarInProgress::low, BarInProgress::close)
                .containsExactly(Markets.START_MS, dec("107"), dec("94"), dec("96"));
        assertThat(market(run).bar()).extracting(BarInProgress::isWhole).isEqualTo(true);
    }

    @Test
    void closesADailyBarAtMidnightAndAFourHourBarEveryFourHours() {
        assertThat(TrendParameters.trend1().bar()).isEqualTo(Duration.ofDays(1));
        assertThat(TrendParameters.trend2().bar()).isEqualTo(Duration.ofHours(4));
        assertThat(hoursUntilABarEnds(TrendParameters.trend1())).isEqualTo(24);
        assertThat(hoursUntilABarEnds(TrendParameters.trend2())).isEqualTo(4);
    }

    @Test
    void leavesOutABarWhoseBeginningItDidNotHear() {
        TrendRun run = TrendRun.ready();
        run.nowMs += HOUR_MS;
        run.hour("1");
        run.hour("1");
        run.hour("1");
        run.bar("40000");
        run.bar("40400");
        run.bar("40800");
        assertThat(run.lastDecision.rule().text()).isEqualTo("warming-up");

        assertThat(run.bar("41200")).hasSize(1);
    }

    @Test
    void endsABarWhoseLastCandlesNeverCameWithTheFirstCandleAfterIt() {
        TrendRun run = TrendRun.ready();
        run.bar("40000");
        run.hour("40400");
        run.nowMs += 3 * HOUR_MS;
        run.bar("40800");
        run.bar("41200");

        assertThat(market(run).indicators().slow()).isEqualTo((40_400 + 40_800 + 41_200) / 3.0);
    }

    @Test
    void decidesNoEntryWhereABarEndedLate() {
        TrendRun run = TrendRun.rising(TrendRun.quick());
        run.hour("41200");
        run.nowMs += 3 * HOUR_MS;

        assertThat(run.hour("41600")).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("within-bar");
    }

    @Test
    void looksForABrokenTrendWhereABarEndedLate() {
        TrendRun run = TrendRun.longPosition();
        run.hour("41200");
        run.nowMs += 3 * HOUR_MS;

        assertThat(run.hour("40600")).hasSize(1);
        assertThat(run.lastDecision.rule().text()).isEqualTo("trend-broken");
    }

    @Test
    void leavesOutABarWithoutAnyCandle() {
        TrendRun run = TrendRun.ready();
        run.bar("40000");
        run.nowMs += 8 * HOUR_MS;
        run.bar("40400");
        run.bar("40800");

        assertThat(market(run).indicators().slow()).isEqualTo((40_000 + 40_400 + 40_800) / 3.0);
    }

    @Test
    void hearsACandleOnce() {
        TrendRun run = TrendRun.rising(TrendRun.quick());
        run.bar("41200");
        byte[] before = run.bytes();

        assertThat(run.candle(TrendRun.BTC, "41200")).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("candle-known");
        assertThat(run.bytes()).isEqualTo(before);
    }

    @Test
    void passesOverCandlesOfAnotherIntervalOrInstrument() {
        TrendRun run = TrendRun.ready();
        byte[] before = run.bytes();
        Decimal price = dec("40000");

        run.on(new EngineInput.CandleClosed(
                new Candle(TrendRun.BTC, Markets.START_MS, HOUR_MS / 60, price, price, price, price, Decimal.ONE)));
        assertThat(run.lastDecision.rule().text()).isEqualTo("not-ours");
        run.candle(Markets.BTC, "40000");
        assertThat(run.lastDecision.rule().text()).isEqualTo("not-ours");
        assertThat(run.bytes()).isEqualTo(before);
    }

    private static int hoursUntilABarEnds(TrendParameters parameters) {
        TrendMarket market = TrendMarket.unseen(parameters);
        int hours = 0;
        do {
            hours++;
            market.on(Markets.candle(TrendRun.BTC, Markets.START_MS + hours * HOUR_MS, Decimal.ONE));
        } while (!market.endedABarOnTime());
        return hours;
    }

    private static TrendMarket market(TrendRun run) {
        return run.state().assets().getFirst().market();
    }
}
