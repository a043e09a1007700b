package io.eternalengine.backtester.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class StartDatesTest {
    private static final LocalDate FROM = LocalDate.parse("2020-01-31");

    @Test
    void beginsEverySoManyMonthsAndLeavesAtLeastAYear() {
        assertThat(StartDates.of(FROM, LocalDate.parse("2021-08-01"), 3))
                .containsExactly(FROM, LocalDate.parse("2020-04-30"), LocalDate.parse("2020-07-31"));
    }

    @Test
    void aRangeOfLessThanAYearHasOneStart() {
        assertThat(StartDates.of(FROM, LocalDate.parse("2020-06-01"), 1)).containsExactly(FROM);
    }
}
