package io.eternalengine.backtester.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.domain.model.Decimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StressWindowTest {
    private static final double EXACT = 1e-12;

    @Test
    void measuresTheWindowsThatTheRunReachedOver() {
        // given a run over March 2020 in which a unit went 1.00, 1.20, 0.90, 1.05, and BTC from 8 000 to 6 000
        List<DayEnd> days = Stream.of(
                        day("2020-02-15", "5", 0),
                        day("2020-03-01", "1", 0),
                        day("2020-03-10", "1.2", 0),
                        day("2020-03-20", "0.9", 3),
                        day("2020-04-01", "1.05", 1),
                        day("2020-05-01", "9", 4))
                .toList();

        List<StressWindow> found = StressWindow.measure(days, timeMs -> timeMs < startOf("2020-03-15") ? 8_000 : 6_000);

        StressWindow march = found.getFirst();
        assertThat(march.name()).isEqualTo("2020-03 Covid crash");
        assertThat(march.covered()).isTrue();
        assertThat(march.marketReturn()).isCloseTo(-0.25, within(EXACT));
        assertThat(march.portfolioReturn()).isCloseTo(0.05, within(EXACT));
        assertThat(march.maxDrawdown()).isCloseTo(0.25, within(EXACT));
        assertThat(march.highestBreakerLevel()).isEqualTo(3);
        assertThat(found).hasSize(5);
        assertThat(found.subList(1, 5)).allMatch(window -> !window.covered());
    }

    private static DayEnd day(String day, String unitValue, int level) {
        Decimal value = Decimal.of(unitValue);
        return new DayEnd(startOf(day), new DayEnd.Worth(value, Decimal.ZERO, value), level, List.of());
    }

    private static long startOf(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
