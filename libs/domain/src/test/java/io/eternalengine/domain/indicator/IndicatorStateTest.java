package io.eternalengine.domain.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whenever an indicator is stored and read back, cold or warm, it goes on to the same bits. */
class IndicatorStateTest {
    private static final int LENGTH = 7;
    private static final Series SERIES = new Series(11, 60);

    /** How one kind of indicator is made, fed, stored and read. */
    record Kind<I>(
            String name,
            Function<Integer, I> maker,
            Feeding<I> feeding,
            BiConsumer<I, StateWriter> writing,
            BiFunction<StateReader, Integer, I> reading,
            Function<I, Double> value) {
        byte[] bytes(I indicator) {
            var writer = new StateWriter();
            writing.accept(indicator, writer);
            return writer.toBytes();
        }

        I throughBytes(I indicator) {
            var reader = new StateReader(bytes(indicator));
            I read = reading.apply(reader, LENGTH);
            reader.requireEnd();
            return read;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    interface Feeding<I> {
        void feed(I indicator, int bar);
    }

    static Stream<Kind<?>> kinds() {
        return Stream.of(
                new Kind<>(
                        "SMA",
                        SimpleMovingAverage::new,
                        (i, bar) -> i.update(SERIES.close[bar]),
                        SimpleMovingAverage::write,
                        SimpleMovingAverage::read,
                        SimpleMovingAverage::value),
                new Kind<>(
                        "ATR",
                        AverageTrueRange::new,
                        (i, bar) -> i.update(SERIES.high[bar], SERIES.low[bar], SERIES.close[bar]),
                        AverageTrueRange::write,
                        AverageTrueRange::read,
                        AverageTrueRange::value),
                new Kind<>(
                        "ADX",
                        AverageDirectionalIndex::new,
                        (i, bar) -> i.update(SERIES.high[bar], SERIES.low[bar], SERIES.close[bar]),
                        AverageDirectionalIndex::write,
                        AverageDirectionalIndex::read,
                        AverageDirectionalIndex::value),
                new Kind<>(
                        "correlation",
                        RollingCorrelation::new,
                        (i, bar) -> i.update(SERIES.close[bar], SERIES.high[bar]),
                        RollingCorrelation::write,
                        RollingCorrelation::read,
                        RollingCorrelation::value));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <I> void goesOnAfterEveryRestartAsIfThereWereNone(Kind<I> kind) {
        I undisturbed = kind.maker().apply(LENGTH);
        I restarted = kind.maker().apply(LENGTH);
        for (int bar = 0; bar < SERIES.bars(); bar++) {
            restarted = kind.throughBytes(restarted);
            kind.feeding().feed(undisturbed, bar);
            kind.feeding().feed(restarted, bar);
            assertThat(kind.bytes(restarted)).as("bar %d", bar).isEqualTo(kind.bytes(undisturbed));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <I> void saysNothingWhileCold(Kind<I> kind) {
        I indicator = kind.maker().apply(LENGTH);
        for (int bar = 0; bar < LENGTH - 1; bar++) {
            kind.feeding().feed(indicator, bar);
            assertThat(kind.value().apply(indicator)).as("bar %d", bar).isNaN();
        }
        for (int bar = LENGTH - 1; bar < 2 * LENGTH; bar++) {
            kind.feeding().feed(indicator, bar);
        }
        assertThat(kind.value().apply(indicator)).isFinite();
    }

    @Test
    void refusesAStateOfAnotherLength() {
        var writer = new StateWriter();
        new SimpleMovingAverage(50).write(writer);
        var reader = new StateReader(writer.toBytes());

        assertThatThrownBy(() -> SimpleMovingAverage.read(reader, 200))
                .hasMessage("length of the stored indicator is 50: must be 200");
    }

    @Test
    void refusesInputThatIsNoNumber() {
        assertThatThrownBy(() -> new SimpleMovingAverage(5).update(Double.NaN))
                .hasMessage("indicator input is NaN: must be a finite number");
        assertThatThrownBy(() -> new ZScore(5).update(Double.POSITIVE_INFINITY))
                .hasMessage("indicator input is Infinity: must be a finite number");
    }

    @Test
    void refusesALengthThatSpansNothing() {
        assertThatThrownBy(() -> new SimpleMovingAverage(0)).hasMessage("length is 0: must not be below 1");
        assertThatThrownBy(() -> new RollingCorrelation(1)).hasMessage("length is 1: must not be below 2");
    }

    @Test
    void knowsTheExtremes() {
        var opposite = new RollingCorrelation(4);
        var none = new RollingCorrelation(4);
        var flat = new AverageDirectionalIndex(2);
        for (int bar = 0; bar < 10; bar++) {
            opposite.update(bar * bar, -bar * bar);
            none.update(bar, 5);
            flat.update(100, 100, 100);
        }

        assertThat(opposite.value()).isEqualTo(-1);
        assertThat(none.value()).isNaN();
        assertThat(flat.value()).isEqualTo(0);
    }
}
