package io.eternalengine.service.marketdata.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.FundingRate;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.InstrumentId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SettlementSeriesTest {
    private static final InstrumentId BTC = InstrumentId.linear("BTCUSDT");
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final long MIDNIGHT_MS =
            Instant.parse("2022-03-01T00:00:00Z").toEpochMilli();

    private final SettlementSeries series = new SettlementSeries(BTC, OptionalLong.empty());
    private long nowNanos = 1;

    @Test
    void asksForNothingBeforeTheMarketBegins() {
        assertThat(series.request(nowNanos)).isEmpty();
    }

    @Test
    void beginsADayBeforeTheFirstCandle() {
        // given
        series.marketReached(MIDNIGHT_MS);
        // when
        var request = series.request(nowNanos).orElseThrow();
        // then
        assertThat(request.fromMs()).isEqualTo(MIDNIGHT_MS - 24 * HOUR_MS);
        assertThat(request.beforeMs()).isEqualTo(MIDNIGHT_MS + 1);
    }

    @Test
    void publishesEachSettlementOnceWithTheTimeSinceTheOneBefore() {
        // when
        List<FundingSettlement> first = reach(MIDNIGHT_MS, hours(-16, -8, 0));
        List<FundingSettlement> second = reach(MIDNIGHT_MS + 8 * HOUR_MS, hours(0, 4, 8));
        // then
        assertThat(times(first)).containsExactly(-16L, -8L, 0L);
        assertThat(times(second)).containsExactly(4L, 8L);
        assertThat(second).allSatisfy(one -> assertThat(one.intervalMs()).isEqualTo(4 * HOUR_MS));
        assertThat(first.getLast().intervalMs()).isEqualTo(8 * HOUR_MS);
    }

    @Test
    void asksWhenTheNextSettlementIsDueAndNotBefore() {
        // given
        reach(MIDNIGHT_MS, hours(0));
        // when, then
        series.marketReached(MIDNIGHT_MS + 7 * HOUR_MS);
        assertThat(series.request(later(Duration.ofHours(1)))).isEmpty();
        series.marketReached(MIDNIGHT_MS + 8 * HOUR_MS);
        assertThat(series.request(later(Duration.ofHours(1)))).isPresent();
    }

    @Test
    void asksAgainWithLongerPausesWhileTheSettlementIsNotThere() {
        // given
        reach(MIDNIGHT_MS, hours(0));
        series.marketReached(MIDNIGHT_MS + 8 * HOUR_MS);
        // when
        for (Duration pause : List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4))) {
            var request = series.request(nowNanos).orElseThrow();
            series.answered(request, List.of(), nowNanos);
            // then
            assertThat(series.request(later(pause.minusMillis(1)))).isEmpty();
            later(Duration.ofMillis(1));
        }
        // and
        assertThat(times(series.answered(series.request(nowNanos).orElseThrow(), hours(8), nowNanos)))
                .containsExactly(8L);
    }

    @Test
    void asksEarlierWhenTheExchangeListsAShorterInterval() {
        // given
        reach(MIDNIGHT_MS, hours(0));
        // when
        series.listed(4 * HOUR_MS);
        series.marketReached(MIDNIGHT_MS + 4 * HOUR_MS);
        // then
        assertThat(series.request(later(Duration.ofHours(1)))).isPresent();
    }

    @Test
    void takesTheListedIntervalWhereASettlementIsMissing() {
        // given
        reach(MIDNIGHT_MS, hours(0));
        // when
        List<FundingSettlement> after = reach(MIDNIGHT_MS + 24 * HOUR_MS, hours(24));
        // then
        assertThat(after)
                .singleElement()
                .satisfies(one -> assertThat(one.intervalMs()).isEqualTo(8 * HOUR_MS));
    }

    @Test
    void leavesASettlementOfTheFutureForLater() {
        // when, then
        assertThat(reach(MIDNIGHT_MS, hours(0, 8, 876_000))).hasSize(1);
        assertThat(times(reach(MIDNIGHT_MS + 8 * HOUR_MS, hours(8)))).containsExactly(8L);
    }

    @Test
    void passesARateInPerCentOverAndCountsIt() {
        // given
        var wrong = new FundingRate("BTCUSDT", new BigDecimal("0.0501"), MIDNIGHT_MS);
        var greatest = new FundingRate("BTCUSDT", new BigDecimal("-0.05"), MIDNIGHT_MS + 8 * HOUR_MS);
        // when
        List<FundingSettlement> published = reach(MIDNIGHT_MS + 8 * HOUR_MS, List.of(wrong, greatest));
        // then
        assertThat(times(published)).containsExactly(8L);
        assertThat(series.takeRefused()).isEqualTo(1);
        assertThat(series.takeRefused()).isZero();
    }

    @Test
    void goesOnAfterAFailureNoEarlierThanTheExchangeAllows() {
        // given
        series.marketReached(MIDNIGHT_MS);
        assertThat(series.request(nowNanos)).isPresent();
        // when
        series.failed(Duration.ofSeconds(30), nowNanos);
        // then
        assertThat(series.request(later(Duration.ofMillis(29_999)))).isEmpty();
        assertThat(series.request(later(Duration.ofMillis(1)))).isPresent();
    }

    private List<FundingSettlement> reach(long timeMs, List<FundingRate> rows) {
        series.marketReached(timeMs);
        var request = series.request(later(Duration.ofHours(1))).orElseThrow();
        return series.answered(request, rows, nowNanos);
    }

    private long later(Duration wait) {
        nowNanos += wait.toNanos();
        return nowNanos;
    }

    private static List<FundingRate> hours(long... hours) {
        return LongStream.of(hours)
                .mapToObj(hour -> new FundingRate("BTCUSDT", new BigDecimal("0.0001"), MIDNIGHT_MS + hour * HOUR_MS))
                .toList();
    }

    private static List<Long> times(List<FundingSettlement> settlements) {
        return settlements.stream()
                .map(one -> (one.settledAtMs() - MIDNIGHT_MS) / HOUR_MS)
                .toList();
    }
}
