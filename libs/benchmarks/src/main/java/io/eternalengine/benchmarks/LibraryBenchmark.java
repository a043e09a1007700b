package io.eternalengine.benchmarks;

import io.eternalengine.backtester.screen.CandleArrays;
import io.eternalengine.domain.model.Candle;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ta4j.core.BarSeries;

/** TREND beside ta4j: one strategy over one history, indicators computed anew in every run, the same trades. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LibraryBenchmark {
    private CandleArrays candles = CandleArrays.of(List.of());
    private BarSeries series = LibraryTrend.series(List.of());

    /** Both must make the same trades, or there is nothing to compare. */
    @Setup
    public void begin() {
        List<Candle> market = HourlyTrend.market();
        candles = CandleArrays.of(market);
        series = LibraryTrend.series(market);
        List<String> ours = HourlyTrend.trades(candles);
        List<String> theirs = LibraryTrend.trades(series);
        if (!ours.equals(theirs) || ours.size() < 20) {
            throw new IllegalStateException(
                    "the trades differ: ours are " + ours.size() + " " + ours + ", theirs are " + theirs);
        }
    }

    @Benchmark
    @OperationsPerInvocation(HourlyTrend.HOURS)
    public Object ours() {
        return HourlyTrend.run(candles);
    }

    @Benchmark
    @OperationsPerInvocation(HourlyTrend.HOURS)
    public Object ta4j() {
        return LibraryTrend.trades(series);
    }
}
