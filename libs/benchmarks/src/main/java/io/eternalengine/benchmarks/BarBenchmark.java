package io.eternalengine.benchmarks;

import java.util.concurrent.TimeUnit;
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

/** What one hourly bar costs in each part of the portfolio, and in all together, over three years again and again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BarBenchmark {
    private static final int HOURS = 3 * 365 * 24;
    private static final long SEED = 20_200_101;

    /** The part that receives the bars. */
    @Param({"TREND-1", "TREND-2", "CORE-HODL", "FUNDING", "TACTICAL", "RISK", "ALL"})
    public String part = "";

    private Tape tape = Tape.of(Tape.SPOT, 0, SEED);
    private Portfolio portfolio = Portfolio.of("RISK");
    private int next;

    @Setup
    public void begin() {
        tape = Tape.of(Portfolio.instrumentsOf(part), HOURS, SEED);
        portfolio = Portfolio.of(part);
        next = 0;
    }

    @Benchmark
    public Object bar() {
        if (next == tape.size()) {
            next = 0;
            portfolio = Portfolio.of(part);
        }
        return portfolio.on(tape.candle(next++));
    }
}
