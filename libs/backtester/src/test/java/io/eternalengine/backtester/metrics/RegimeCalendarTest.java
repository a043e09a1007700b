package io.eternalengine.backtester.metrics;

import static io.eternalengine.backtester.Histories.BTC;
import static io.eternalengine.backtester.Histories.DAY_MS;
import static io.eternalengine.backtester.Histories.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.Histories;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class RegimeCalendarTest {
    @Test
    void isUnknownBeforeTwoHundredDays() {
        assertThat(regimeAfter(200, day -> 1_000)).isEqualTo(Regime.UNKNOWN);
        assertThat(regimeAfter(201, day -> 1_000)).isEqualTo(Regime.SIDEWAYS);
    }

    @Test
    void followsTheTwoHundredDayAverage() {
        assertThat(regimeAfter(260, day -> 1_000 + 2 * day)).isEqualTo(Regime.BULL);
        assertThat(regimeAfter(260, day -> 2_000 - 2 * day)).isEqualTo(Regime.BEAR);
    }

    @Test
    void wildDaysAreHighVolatility() {
        // given ±5 % every day: √(365 × 0.05²) is above 0.90
        assertThat(regimeAfter(260, day -> day % 2 == 0 ? 1_000 : 1_050)).isEqualTo(Regime.HIGH_VOLATILITY);
    }

    @Test
    void aFallOfAQuarterWithinTwoWeeksIsACrisis() {
        assertThat(regimeAfter(260, day -> day < 255 ? 1_000 : 750)).isEqualTo(Regime.CRISIS);
    }

    @Test
    void aDayIsJudgedByWhatWasKnownWhenItBegan() {
        // given a crash on the last day
        assertThat(regimeAfter(260, day -> day < 259 ? 1_000 : 500)).isEqualTo(Regime.SIDEWAYS);
    }

    /** The regime of the last of some days with these closes. */
    private static Regime regimeAfter(int days, IntUnaryOperator closes) {
        List<Candle> candles = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            Decimal close = Decimal.of(closes.applyAsInt(day));
            candles.add(new Candle(BTC, START_MS + day * DAY_MS, DAY_MS, close, close, close, close, Decimal.ONE));
        }
        return RegimeCalendar.of(Histories.series(BTC, candles)).of(START_MS + days * DAY_MS);
    }
}
