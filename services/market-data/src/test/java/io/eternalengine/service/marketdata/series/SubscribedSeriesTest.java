package io.eternalengine.service.marketdata.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.Kline;
import io.eternalengine.domain.model.InstrumentId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SubscribedSeriesTest {
    private static final long HOUR_MS = 3_600_000;
    private static final SeriesId ID = new SeriesId(InstrumentId.spot("BTCUSDT"), HOUR_MS);

    private final List<Long> released = new ArrayList<>();
    private long nowNanos = 1;

    @Test
    void asksForTheNewestCandleFirst() {
        // given
        var series = new SubscribedSeries(ID, OptionalLong.empty(), 0);
        // when, then
        assertThat(series.request(nowNanos)).contains(new KlineRequest.Newest(ID));
        assertThat(series.request(nowNanos)).as("while the answer is awaited").isEmpty();
    }

    @Test
    void startsWithTheOpenCandle() {
        // given
        var series = new SubscribedSeries(ID, OptionalLong.empty(), 0);
        // when
        answer(series, open(10));
        answer(series, open(10));
        // then
        assertThat(series.nextOpenMs()).hasValue(10 * HOUR_MS);
        assertThat(series.isCaughtUp()).isTrue();
        assertThat(released).isEmpty();
    }

    @Test
    void startsBeforeTheOpenCandleByTheWarmUp() {
        // given
        var series = new SubscribedSeries(ID, OptionalLong.empty(), 2);
        // when
        answer(series, open(10));
        answer(series, closed(8), closed(9), open(10));
        // then
        assertThat(released).containsExactly(8 * HOUR_MS, 9 * HOUR_MS);
    }

    /** A candle of the year 2200 would be the newest, and everything between now and then be missing. */
    @Test
    void refusesRowsOfATimeThatHasNotComeAtTheExchangeAndRowsBesideTheGrid() {
        // given
        var series = new SubscribedSeries(ID, OptionalLong.of(7 * HOUR_MS), 5);
        Kline ofTheFuture = closed(2_016_144).publishedAt(9 * HOUR_MS);
        Kline besideTheGrid = new Kline(
                Category.SPOT,
                "BTCUSDT",
                "60",
                8 * HOUR_MS + 60_000,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                true);
        // when
        answer(series, open(9), ofTheFuture);
        answer(series, closed(7), closed(8), besideTheGrid, open(9), ofTheFuture);
        // then
        assertThat(released).containsExactly(7 * HOUR_MS, 8 * HOUR_MS);
        assertThat(series.nextOpenMs()).hasValue(9 * HOUR_MS);
        assertThat(series.isCaughtUp()).isTrue();
        assertThat(series.takeRefused()).isEqualTo(3);
    }

    @Test
    void goesOnWhereItStopped() {
        // given
        var series = new SubscribedSeries(ID, OptionalLong.of(7 * HOUR_MS), 5);
        // when
        answer(series, open(9));
        answer(series, closed(7), closed(8), open(9));
        // then
        assertThat(released).containsExactly(7 * HOUR_MS, 8 * HOUR_MS);
        assertThat(series.isCaughtUp()).isTrue();
    }

    @Test
    void takesTheLastClosedCandleOnlyWhenASecondAnswerSaysTheSame() {
        // given
        var series = followingFrom(10);
        series.mayHaveMissedSomething();
        // when
        answer(series, closed(10));
        assertThat(released).isEmpty();
        nowNanos += SubscribedSeries.SETTLED_AFTER.toNanos();
        answer(series, closed(10));
        // then
        assertThat(released).containsExactly(10 * HOUR_MS);
    }

    @Test
    void givesUpACandleThatTheExchangeDoesNotHaveAfterSeveralAnswers() {
        // given
        var series = followingFrom(10);
        receive(series, 11);
        // when
        for (int i = 0; i < SubscribedSeries.ASKS_BEFORE_GIVING_UP; i++) {
            assertThat(released).isEmpty();
            nowNanos += SubscribedSeries.BETWEEN_ASKS.toNanos();
            answerUntilFrom(series, closed(11), open(12));
        }
        // then
        assertThat(released).containsExactly(11 * HOUR_MS);
        assertThat(series.takeMissing()).isEqualTo(1);
        assertThat(series.takeMissing()).isZero();
    }

    @Test
    void goesOnBehindARowThatCouldNotBeReadAndCountsAWidenedOne() {
        // given rows of which that of hour 11 was left out, and that of hour 12 widened
        var series = followingFrom(10);

        // when
        series.mayHaveMissedSomething();
        while (series.wantsToAsk() && released.size() < 2) {
            nowNanos += SubscribedSeries.BETWEEN_ASKS.toNanos();
            answerUntilFrom(series, closed(10), widened(12), open(13));
        }

        // then all others leave
        assertThat(released).containsExactly(10 * HOUR_MS, 12 * HOUR_MS);
        assertThat(series.takeMissing()).isEqualTo(1);
        assertThat(series.takeWidened()).isPositive();
        assertThat(series.takeRefused()).isZero();
    }

    @Test
    void neverSkipsForACandleThatOnlyTheStreamKnows() {
        // given
        var series = followingFrom(10);
        receive(series, 900);
        // when
        while (series.wantsToAsk()) {
            nowNanos += SubscribedSeries.BETWEEN_ASKS.toNanos();
            answer(series, open(10));
        }
        receive(series, 10);
        // then
        assertThat(released).containsExactly(10 * HOUR_MS);
        assertThat(series.takeRefused()).isEqualTo(1);
        assertThat(series.takeMissing()).isZero();
    }

    @Test
    void asksOnUntilThePresentWhenOneAnswerDoesNotReach() {
        // given
        var series = new SubscribedSeries(ID, OptionalLong.of(0), 0);
        answer(series, open(1_001));
        Kline[] first = new Kline[KlineRequest.MOST_ROWS];
        for (int i = 0; i < first.length; i++) {
            first[i] = closed(i);
        }
        // when
        answer(series, first);
        assertThat(series.isCaughtUp()).isFalse();
        answer(series, closed(1_000), open(1_001));
        // then
        assertThat(released).hasSize(1_001);
        assertThat(series.isCaughtUp()).isTrue();
    }

    @Test
    void skipsAWholeAnswerWithoutCandlesWhenLaterOnesExist() {
        // given
        var series = new SubscribedSeries(ID, OptionalLong.of(0), 0);
        answer(series, open(1_005));
        // when
        for (int i = 0; i < SubscribedSeries.ASKS_BEFORE_GIVING_UP; i++) {
            nowNanos += SubscribedSeries.BETWEEN_ASKS.toNanos();
            answer(series);
        }
        // then
        assertThat(series.takeMissing()).isEqualTo(KlineRequest.MOST_ROWS);
        assertThat(series.nextOpenMs()).hasValue(KlineRequest.MOST_ROWS * HOUR_MS);
    }

    @Test
    void asksAgainAfterAFailureButNotAtOnce() {
        // given
        var series = new SubscribedSeries(ID, OptionalLong.empty(), 0);
        assertThat(series.request(nowNanos)).isPresent();
        // when
        series.failed(Duration.ofSeconds(2), nowNanos);
        // then
        assertThat(series.request(nowNanos + Duration.ofSeconds(1).toNanos())).isEmpty();
        assertThat(series.request(nowNanos + Duration.ofSeconds(2).toNanos())).isPresent();
    }

    private SubscribedSeries followingFrom(long hour) {
        var series = new SubscribedSeries(ID, OptionalLong.empty(), 0);
        answer(series, open(hour));
        answer(series, open(hour));
        return series;
    }

    private void receive(SubscribedSeries series, long hour) {
        collect(series.received(CandleSequenceTest.candle(hour * HOUR_MS)));
    }

    private void answer(SubscribedSeries series, Kline... rows) {
        var request = series.request(nowNanos).orElseThrow();
        collect(series.answered(request, List.of(rows), 1, nowNanos));
    }

    /** Answers the question for the newest candle too, if it is asked in between. */
    private void answerUntilFrom(SubscribedSeries series, Kline... rows) {
        var request = series.request(nowNanos).orElseThrow();
        if (request instanceof KlineRequest.Newest) {
            collect(series.answered(request, List.of(rows[rows.length - 1]), 1, nowNanos));
            request = series.request(nowNanos).orElseThrow();
        }
        collect(series.answered(request, List.of(rows), 1, nowNanos));
    }

    private void collect(List<ArrivedCandle> candles) {
        candles.forEach(candle -> released.add(candle.openMs()));
    }

    private static Kline closed(long hour) {
        return kline(hour, true);
    }

    private static Kline widened(long hour) {
        Kline reported = closed(hour);
        return new Kline(
                reported.category(),
                reported.symbol(),
                reported.interval(),
                reported.startMs(),
                reported.open(),
                reported.high(),
                reported.low(),
                reported.close(),
                reported.volume(),
                reported.turnover(),
                true,
                true,
                reported.publishedAtMs());
    }

    private static Kline open(long hour) {
        return kline(hour, false);
    }

    private static Kline kline(long hour, boolean closed) {
        BigDecimal price = BigDecimal.valueOf(100);
        return new Kline(
                Category.SPOT,
                "BTCUSDT",
                "60",
                hour * HOUR_MS,
                price,
                price,
                price,
                price,
                BigDecimal.ONE,
                price,
                closed);
    }
}
