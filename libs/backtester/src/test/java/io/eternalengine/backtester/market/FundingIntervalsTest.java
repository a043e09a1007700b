package io.eternalengine.backtester.market;

import static io.eternalengine.backtester.Histories.HOUR_MS;
import static io.eternalengine.backtester.Histories.START_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.InstrumentId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FundingIntervalsTest {
    @Test
    void theDistancesOfTheRowsTellTheInterval() {
        assertThat(hours(0, 8, 16, 24)).containsExactly(8L, 8L, 8L, 8L);
        assertThat(hours(0, 4, 8, 12)).containsExactly(4L, 4L, 4L, 4L);
        assertThat(hours(0, 1, 2, 3)).containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void anIntervalThatChangesIsToldFromTheRowOnAtWhichItChanged() {
        assertThat(hours(0, 8, 16, 20, 24)).containsExactly(8L, 8L, 8L, 4L, 4L);
        assertThat(hours(0, 4, 8, 16, 24)).containsExactly(4L, 4L, 4L, 8L, 8L);
    }

    @Test
    void anIntervalThatChangesBeforeTheLastRowIsTold() {
        assertThat(hours(0, 4, 8, 16)).containsExactly(4L, 4L, 4L, 8L);
        assertThat(hours(0, 8, 16, 20)).containsExactly(8L, 8L, 8L, 4L);
        assertThat(hours(0, 8, 16, 17)).containsExactly(8L, 8L, 8L, 1L);
    }

    @Test
    void aShorterDistanceIsNoGapWhateverFollows() {
        assertThat(hours(0, 8, 16, 20, 28, 36)).containsExactly(8L, 8L, 8L, 4L, 8L, 8L);
    }

    @Test
    void aMissingRowIsAGapAndNoOtherInterval() {
        assertThat(hours(0, 4, 12, 16, 20)).containsExactly(4L, 4L, 4L, 4L, 4L);
        assertThat(hours(0, 8, 40, 48)).containsExactly(8L, 8L, 8L, 8L);
        assertThat(FundingIntervals.missing(FundingIntervals.settlements(rows(0, 4, 12, 16, 20))))
                .isEqualTo(1);
        assertThat(FundingIntervals.missing(FundingIntervals.settlements(rows(0, 8, 40, 48))))
                .isEqualTo(3);
        assertThat(FundingIntervals.missing(FundingIntervals.settlements(rows(0, 8, 16, 20, 24))))
                .isZero();
    }

    @Test
    void aRowThatStandsAloneHasTheUsualInterval() {
        assertThat(hours(0)).containsExactly(8L);
    }

    @Test
    void millisecondsBesideTheHourChangeNothing() {
        FundingSettlement early = settlement(START_MS - 5);
        FundingSettlement late = settlement(START_MS + 4 * HOUR_MS + 7);

        assertThat(FundingIntervals.settlements(List.of(early, late)))
                .extracting(FundingSettlement::intervalMs)
                .containsExactly(4 * HOUR_MS, 4 * HOUR_MS);
    }

    private static List<Long> hours(int... atHours) {
        return FundingIntervals.settlements(rows(atHours)).stream()
                .map(row -> row.intervalMs() / HOUR_MS)
                .toList();
    }

    private static List<FundingSettlement> rows(int... atHours) {
        return Arrays.stream(atHours)
                .mapToObj(hour -> settlement(START_MS + hour * HOUR_MS))
                .toList();
    }

    private static FundingSettlement settlement(long atMs) {
        return new FundingSettlement(InstrumentId.linear("BTCUSDT"), Decimal.of("0.0001"), atMs, 8 * HOUR_MS);
    }
}
