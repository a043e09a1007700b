package io.eternalengine.engine;

import static io.eternalengine.domain.Markets.instrument;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.GoldenSnapshot;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.state.SnapshotFormats;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.engine.funding.FundingEngine;
import io.eternalengine.engine.funding.FundingParameters;
import io.eternalengine.engine.tactical.TacticalEngine;
import io.eternalengine.engine.tactical.TacticalParameters;
import io.eternalengine.engine.trend.TrendEngine;
import io.eternalengine.engine.trend.TrendParameters;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A release reads what the one before it wrote, and writes what the one before it reads. */
class SnapshotFormatsTest {
    private static final int LIVES = 20;
    private static final int HOURS = 24 * 10;
    /** Enough for every indicator to be warm. */
    private static final int HOURS_OF_GOLDEN_LIVES = 24 * 60;

    private static final List<Instrument> INSTRUMENTS = List.of(
            instrument(InstrumentId.spot("BTCUSDT"), "BTC", "0.000001"),
            instrument(InstrumentId.spot("ETHUSDT"), "ETH", "0.00001"),
            instrument(InstrumentId.linear("BTCUSDT"), "BTC", "0.001"),
            instrument(InstrumentId.linear("ETHUSDT"), "ETH", "0.01"));

    /** The engines, with the parameters of the product. */
    enum Machine {
        CORE_HODL("core-hodl", "CORE-HODL", 1, () -> new CoreHodlEngine(CoreHodlParameters.defaults())),
        TREND("trend", "TREND-1", 3, () -> new TrendEngine(TrendParameters.trend1())),
        TACTICAL("tactical", "TACTICAL", 1, () -> new TacticalEngine(TacticalParameters.defaults())),
        FUNDING("funding", "FUNDING", 1, () -> new FundingEngine(FundingParameters.defaults()));

        private final String fileName;
        private final String account;
        private final int current;
        private final Supplier<TradingEngine> blank;

        Machine(String fileName, String account, int current, Supplier<TradingEngine> blank) {
            this.fileName = fileName;
            this.account = account;
            this.current = current;
            this.blank = blank;
        }

        int oldest() {
            return current - 1;
        }

        void live(long seed, int hours, RandomLife.Subject subject) {
            new RandomLife(seed, blank.get().id(), account, INSTRUMENTS, subject).live(hours);
        }

        TradingEngine restored(byte[] snapshot) {
            TradingEngine engine = blank.get();
            engine.restore(snapshot);
            return engine;
        }
    }

    /** A snapshot as a release wrote it. */
    record Released(Machine machine, int format) {}

    @ParameterizedTest
    @MethodSource("released")
    void aSnapshotOfAReleaseIsReadAndWrittenAgainToTheByte(Released released) {
        Machine machine = released.machine();
        if (GoldenSnapshot.isToBeWritten(machine.fileName, released.format())) {
            GoldenSnapshot.write(machine.fileName, released.format(), livedIn(machine, released.format()));
        }
        byte[] golden = GoldenSnapshot.read(machine.fileName, released.format());

        TradingEngine engine = machine.restored(golden);

        assertThat(golden.length)
                .as("more than a state before its first input")
                .isGreaterThan(machine.blank.get().snapshot().length);
        assertThat(engine.snapshot(released.format())).isEqualTo(golden);
        assertThat(machine.restored(engine.snapshot()).snapshot()).isEqualTo(engine.snapshot());
    }

    /** At any moment the engine is replaced by one of the other release, which goes on from a snapshot in a format of both. */
    @ParameterizedTest
    @EnumSource(Machine.class)
    void anUpgradeAndARollbackWhilePlayingChangeNoDecision(Machine machine) {
        for (long seed = 1; seed <= LIVES; seed++) {
            machine.live(seed, HOURS, new AcrossReleases(machine, new Random(~seed)));
        }
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void aFormatThatNoReleaseReadsIsNeitherWrittenNorRead(Machine machine) {
        TradingEngine engine = machine.blank.get();
        byte[] snapshot = engine.snapshot();
        snapshot[Long.BYTES - 1] = (byte) (machine.current + 1);
        String known = new SnapshotFormats(machine.oldest(), machine.current).rule();

        assertThatThrownBy(() -> engine.restore(snapshot))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("format of the snapshot is " + (machine.current + 1) + ": " + known);
        assertThatThrownBy(() -> engine.snapshot(machine.current + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("writeFormat is " + (machine.current + 1) + ": " + known);
    }

    static Stream<Released> released() {
        return Stream.of(Machine.values())
                .flatMap(
                        machine -> Stream.iterate(machine.oldest(), format -> format <= machine.current, one -> one + 1)
                                .map(format -> new Released(machine, format)));
    }

    /** The longest snapshot of a life: with orders, positions and halts in it. */
    private static byte[] livedIn(Machine machine, int format) {
        var longest = new Longest(machine.blank.get(), format);
        machine.live(7, HOURS_OF_GOLDEN_LIVES, longest);
        return longest.snapshot;
    }

    private static final class Longest implements RandomLife.Subject {
        private final TradingEngine engine;
        private final int format;
        private byte[] snapshot = {};

        Longest(TradingEngine engine, int format) {
            this.engine = engine;
            this.format = format;
        }

        @Override
        public List<OrderIntent> on(EngineInput input, String where) {
            return engine.on(input).intents();
        }

        @Override
        public void compare(String where) {
            byte[] now = engine.snapshot(format);
            snapshot = now.length > snapshot.length ? now : snapshot;
        }

        @Override
        public void compareBytes(String where) {}
    }

    private static final class AcrossReleases implements RandomLife.Subject {
        private final Machine machine;
        private final Random random;
        private final TradingEngine one;
        private TradingEngine replaced;

        AcrossReleases(Machine machine, Random random) {
            this.machine = machine;
            this.random = random;
            one = machine.blank.get();
            replaced = machine.blank.get();
        }

        @Override
        public List<OrderIntent> on(EngineInput input, String where) {
            if (random.nextInt(20) == 0) {
                int format = random.nextInt(machine.oldest(), machine.current + 1);
                replaced = machine.restored(replaced.snapshot(format));
            }
            Decision decision = one.on(input);
            assertThat(replaced.on(input)).as("%s: %s", where, input).isEqualTo(decision);
            return decision.intents();
        }

        @Override
        public void compare(String where) {
            assertThat(replaced.halts()).as(where).isEqualTo(one.halts());
        }

        @Override
        public void compareBytes(String where) {
            // What the format before does not hold is lost with it.
            assertThat(replaced.snapshot(machine.oldest())).as(where).isEqualTo(one.snapshot(machine.oldest()));
        }
    }
}
