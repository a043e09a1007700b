package io.eternalengine.backtester.metrics;

import static io.eternalengine.backtester.Histories.BTC;
import static io.eternalengine.backtester.Histories.DAY_MS;
import static io.eternalengine.backtester.Histories.START_MS;
import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eternalengine.backtester.Histories;
import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.backtester.run.FundingPayment;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Side;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every figure against one computed by hand, on three days of +10 %, −10 % and +5 %. */
class MeasurementTest {
    private static final double EXACT = 1e-10;
    /** The first two days end sideways, the third is a crisis: 30 % fell on the second, and that is known when the third begins. */
    private static final int FIRST_DAY = 249;

    private static final long[] TIMES_MS =
            LongStream.range(0, 4).map(day -> dayMs(FIRST_DAY + day)).toArray();
    private static final Activity ACTIVITY = new Activity(
            List.of(
                    worth("1000", "0", "1"),
                    worth("1100", "550", "1.1"),
                    worth("990", "990", "0.99"),
                    worth("1039.5", "0", "1.0395")),
            List.of(
                    execution(TIMES_MS[0] + 1, Side.BUY, "500", "0.5"),
                    execution(TIMES_MS[2], Side.SELL, "490", "0.49")),
            List.of(payment(TIMES_MS[1], "-0.5"), payment(TIMES_MS[2], "2")),
            List.of(trade(TIMES_MS[0], "30"), trade(TIMES_MS[1], "-10"), trade(TIMES_MS[2], "-5")),
            2);

    @Test
    void returnsAndRatios() {
        Performance found = Measurement.of(TIMES_MS, ACTIVITY);

        // mean 0.05 / 3; squared distances 0.0833², 0.1167², 0.0333² over 2; downside √(0.1² / 3)
        double mean = 0.05 / 3;
        double deviation = Math.sqrt((0.25 / 36 + 0.49 / 36 + 0.04 / 36) / 2);
        double annual = Math.pow(1.0395, 365.0 / 3) - 1;
        assertThat(found.days()).isEqualTo(3);
        assertThat(found.startEquity()).isEqualTo(dec("1000"));
        assertThat(found.endEquity()).isEqualTo(dec("1039.5"));
        assertThat(found.totalReturn()).isCloseTo(0.0395, within(EXACT));
        assertThat(found.annualReturn()).isCloseTo(annual, within(1e-8));
        assertThat(found.volatility()).isCloseTo(deviation * Math.sqrt(365), within(EXACT));
        assertThat(found.sharpe()).isCloseTo(mean / deviation * Math.sqrt(365), within(EXACT));
        assertThat(found.sortino()).isCloseTo(mean / Math.sqrt(0.01 / 3) * Math.sqrt(365), within(EXACT));
        assertThat(found.calmar()).isCloseTo(annual / 0.1, within(1e-7));
    }

    @Test
    void drawdownWithItsDates() {
        DrawdownSpan found = Measurement.of(TIMES_MS, ACTIVITY).maxDrawdown();

        assertThat(found.depth()).isCloseTo(0.1, within(EXACT));
        assertThat(found.peakMs()).isEqualTo(TIMES_MS[1]);
        assertThat(found.troughMs()).isEqualTo(TIMES_MS[2]);
        assertThat(found.recoveredMs()).isZero();
    }

    @Test
    void valueAtRiskAndItsTail() {
        // a tenth of the way from −0.10 to +0.05, and what is not better than that
        Performance found = Measurement.of(TIMES_MS, ACTIVITY);

        assertThat(found.valueAtRisk95()).isCloseTo(0.085, within(EXACT));
        assertThat(found.conditionalValueAtRisk95()).isCloseTo(0.1, within(EXACT));
    }

    @Test
    void trades() {
        Performance found = Measurement.of(TIMES_MS, ACTIVITY);

        assertThat(found.trades()).isEqualTo(3);
        assertThat(found.openTrades()).isEqualTo(2);
        assertThat(found.winRate()).isEqualTo(1.0 / 3);
        assertThat(found.averageWin()).isEqualTo(30);
        assertThat(found.averageLoss()).isEqualTo(7.5);
        assertThat(found.profitFactor()).isEqualTo(2);
        assertThat(found.expectancy()).isEqualTo(5);
    }

    @Test
    void exposureTurnoverFeesAndFunding() {
        Performance found = Measurement.of(TIMES_MS, ACTIVITY);

        // 550 of 1 100, 990 of 990, nothing; 990 traded on 4 129.5 / 4 of mean equity
        assertThat(found.exposure()).isCloseTo(0.5, within(EXACT));
        assertThat(found.turnover()).isCloseTo(990 / 1032.375 * 365 / 3, within(EXACT));
        assertThat(found.fees()).isEqualTo(dec("0.99"));
        assertThat(found.funding()).isEqualTo(dec("1.5"));
    }

    @Test
    void figuresOfARegimeAreThoseOfItsDays() {
        RegimeFigures found = Measurement.of(TIMES_MS, ACTIVITY, calendar(), Regime.SIDEWAYS);

        // +10 % and −10 %: mean 0, deviation √0.02; what settled as the second day ended is its own
        double annual = Math.pow(0.99, 365.0 / 2) - 1;
        assertThat(found.days()).isEqualTo(2);
        assertThat(found.totalReturn()).isCloseTo(-0.01, within(EXACT));
        assertThat(found.annualReturn()).isCloseTo(annual, within(1e-8));
        assertThat(found.volatility()).isCloseTo(Math.sqrt(0.02 * 365), within(EXACT));
        assertThat(found.sharpe()).isCloseTo(0, within(1e-9));
        assertThat(found.sortino()).isCloseTo(0, within(1e-9));
        assertThat(found.calmar()).isCloseTo(annual / 0.1, within(1e-7));
        assertThat(found.maxDrawdown()).isCloseTo(0.1, within(EXACT));
        assertThat(found.worstDay()).isCloseTo(-0.1, within(EXACT));
        assertThat(found.trades()).isEqualTo(2);
        assertThat(found.winRate()).isEqualTo(0.5);
        assertThat(found.averageWin()).isEqualTo(30);
        assertThat(found.averageLoss()).isEqualTo(10);
        assertThat(found.profitFactor()).isEqualTo(3);
        assertThat(found.expectancy()).isEqualTo(10);
        assertThat(found.exposure()).isCloseTo(0.75, within(EXACT));
        assertThat(found.turnover()).isCloseTo(500.0 / 1045 * 365 / 2, within(EXACT));
        assertThat(found.fees()).isEqualTo(dec("0.5"));
        assertThat(found.funding()).isEqualTo(dec("1.5"));
        assertThat(found.valueAtRisk95()).isCloseTo(0.09, within(EXACT));
        assertThat(found.conditionalValueAtRisk95()).isCloseTo(0.1, within(EXACT));
    }

    @Test
    void theOtherRegimeHasTheRest() {
        RegimeFigures found = Measurement.of(TIMES_MS, ACTIVITY, calendar(), Regime.CRISIS);

        assertThat(found.days()).isEqualTo(1);
        assertThat(found.totalReturn()).isCloseTo(0.05, within(EXACT));
        assertThat(found.volatility()).isNaN();
        assertThat(found.maxDrawdown()).isZero();
        assertThat(found.trades()).isEqualTo(1);
        assertThat(found.fees()).isEqualTo(dec("0.49"));
        assertThat(found.funding()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void monthsBeginAndEndWithTheirDays() {
        // given days that end on 1 and 2 February and 1 March of 2024
        long[] timesMs = {START_MS + 21 * DAY_MS, START_MS + 22 * DAY_MS, START_MS + 23 * DAY_MS, START_MS + 51 * DAY_MS
        };

        assertThat(MonthlyReturns.of(timesMs, ACTIVITY.worths()))
                .containsOnlyKeys(YearMonth.of(2024, 1), YearMonth.of(2024, 2))
                .hasEntrySatisfying(
                        YearMonth.of(2024, 1), change -> assertThat(change).isCloseTo(0.1, within(EXACT)))
                .hasEntrySatisfying(
                        YearMonth.of(2024, 2), change -> assertThat(change).isCloseTo(-0.055, within(EXACT)));
    }

    private static RegimeCalendar calendar() {
        List<Candle> candles = new ArrayList<>();
        for (int day = 0; day < FIRST_DAY + 3; day++) {
            Decimal close = Decimal.of(day < FIRST_DAY + 1 ? 1_000 : 700);
            candles.add(new Candle(BTC, dayMs(day), DAY_MS, close, close, close, close, Decimal.ONE));
        }
        return RegimeCalendar.of(Histories.series(BTC, candles));
    }

    private static long dayMs(long day) {
        return START_MS + day * DAY_MS;
    }

    private static DayEnd.Worth worth(String equity, String invested, String unitValue) {
        return new DayEnd.Worth(dec(equity), dec(invested), dec(unitValue));
    }

    private static Execution execution(long atMs, Side side, String value, String fee) {
        return new Execution(
                "execution-" + atMs,
                "intent",
                "A",
                BTC,
                side,
                dec(value),
                dec("1"),
                dec(value),
                dec(fee),
                "USDT",
                atMs);
    }

    private static FundingPayment payment(long atMs, String amount) {
        return new FundingPayment("A", InstrumentId.linear("BTCUSDT"), dec(amount), atMs);
    }

    private static Trade trade(long enteredMs, String profit) {
        return new Trade(
                "A",
                TradeForm.POSITION,
                "BTCUSDT",
                enteredMs,
                enteredMs + DAY_MS,
                dec("100"),
                Decimal.ZERO,
                Decimal.ZERO,
                dec(profit),
                List.of());
    }
}
