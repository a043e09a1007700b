package io.eternalengine.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whether the cost of a bar stays the same however long a run is: a run of TREND-2 and CORE-HODL over one market that goes on
 * and on. Candles are made as they are needed, so memory must stay the same as well; making them is part of the cost.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
public class RunLengthBenchmark {
    private static final int WARM_UP_BARS = 3_000_000;

    /** Bars in the run. */
    @State(Scope.Thread)
    public static class Length {
        @Param({"10000", "100000", "1000000", "10000000"})
        public int bars;

        /** As long as a run is judged, the compiler must be done with it. */
        @Setup
        public void warmUp() {
            play(WARM_UP_BARS);
        }
    }

    /** Nanoseconds for each bar of the run. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class PerBar {
        public double nanosecondsPerBar;
    }

    @Benchmark
    public Object run(Length length, PerBar perBar) {
        long begun = System.nanoTime();
        Object last = play(length.bars);
        perBar.nanosecondsPerBar = (double) (System.nanoTime() - begun) / length.bars;
        return last;
    }

    private static Object play(int bars) {
        Portfolio core = Portfolio.of("CORE-HODL");
        Portfolio trend = Portfolio.of("TREND-2");
        var bitcoin = new GeneratedMarket(1, 8_000);
        var ether = new GeneratedMarket(2, 200);
        Object last = core;
        for (int bar = 0; bar < bars; bar += 2 * Tape.SPOT.size()) {
            last = core.hear(bitcoin.next(Tape.BTC_SPOT));
            core.hear(ether.next(Tape.ETH_SPOT));
            trend.hear(bitcoin.next(Tape.BTC_PERPETUAL));
            trend.hear(ether.next(Tape.ETH_PERPETUAL));
        }
        return last;
    }
}
