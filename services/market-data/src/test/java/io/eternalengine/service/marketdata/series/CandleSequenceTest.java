package io.eternalengine.service.marketdata.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.service.marketdata.series.ArrivedCandle.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CandleSequenceTest {
    private static final long HOUR_MS = 3_600_000;

    @Test
    void releasesEachCandleOnceAndInOrderHoweverTheyArrive() {
        long seed = 42;
        for (int round = 0; round < 200; round++, seed++) {
            // given
            var random = new Random(seed);
            var sequence = new CandleSequence(HOUR_MS, OptionalLong.of(0));
            List<Long> arrivals = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                arrivals.addAll(Collections.nCopies(1 + random.nextInt(3), i * HOUR_MS));
            }
            Collections.shuffle(arrivals, random);
            // when
            List<Long> released = new ArrayList<>();
            for (long openMs : arrivals) {
                sequence.offer(candle(openMs));
                sequence.release().forEach(candle -> released.add(candle.openMs()));
            }
            // then
            assertThat(released)
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(
                            LongStream.range(0, 30).mapToObj(i -> i * HOUR_MS).toList());
        }
    }

    @Test
    void keepsCandlesUntilItIsStarted() {
        // given
        var sequence = new CandleSequence(HOUR_MS, OptionalLong.empty());
        sequence.offer(candle(4 * HOUR_MS));
        sequence.offer(candle(5 * HOUR_MS));
        assertThat(sequence.release()).isEmpty();
        // when
        sequence.startAt(6 * HOUR_MS);
        // then
        assertThat(sequence.release()).extracting(ArrivedCandle::openMs).containsExactly(4 * HOUR_MS, 5 * HOUR_MS);
    }

    @Test
    void forgetsOnStartingWhatIsNotRightBefore() {
        // given
        var sequence = new CandleSequence(HOUR_MS, OptionalLong.empty());
        sequence.offer(candle(0));
        // when
        sequence.startAt(6 * HOUR_MS);
        // then
        assertThat(sequence.hasGap()).isFalse();
        assertThat(sequence.nextOpenMs()).isEqualTo(6 * HOUR_MS);
    }

    @Test
    void countsWhatIsSkipped() {
        // given
        var sequence = new CandleSequence(HOUR_MS, OptionalLong.of(0));
        sequence.offer(candle(3 * HOUR_MS));
        // when
        long missing = sequence.skipTo(3 * HOUR_MS);
        // then
        assertThat(missing).isEqualTo(3);
        assertThat(sequence.release()).extracting(ArrivedCandle::openMs).containsExactly(3 * HOUR_MS);
    }

    @Test
    void keepsABoundedNumberWaiting() {
        // given
        var sequence = new CandleSequence(HOUR_MS, OptionalLong.of(0));
        for (int i = 1; i <= CandleSequence.MOST_WAITING; i++) {
            sequence.offer(candle(i * HOUR_MS));
        }
        // when
        boolean taken = sequence.offer(candle((CandleSequence.MOST_WAITING + 1) * HOUR_MS));
        // then
        assertThat(taken).isFalse();
    }

    static ArrivedCandle candle(long openMs) {
        Decimal price = Decimal.of(100);
        return new ArrivedCandle(
                new Candle(InstrumentId.spot("BTCUSDT"), openMs, HOUR_MS, price, price, price, price, Decimal.ONE),
                Source.STREAM,
                1);
    }
}
