package io.eternalengine.benchmarks;

import com.sun.management.ThreadMXBean;
import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.backtester.ParameterSet;
import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.domain.model.Decimal;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
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
 * The whole portfolio in the loop of the backtester: all engines, risk, orchestration, orders and their fills with fees and
 * slippage, funding, and the books. An iteration plays as many runs of a length as make a million bars, after eight million bars
 * of warm-up, by which the compiler is done; so a short run is judged by what its bars cost and not by the compiler. A bar is
 * one closed candle of one instrument through everything. One iteration only: JMH adds the figures of iterations up.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx4g", "-XX:+UseTransparentHugePages"})
public class PortfolioBenchmark {
    private static final int INSTRUMENTS = 4;
    private static final int ITERATION_BARS = 1_000_000;
    private static final int WARM_UP_RUNS = 8;
    private static final int HOURS_A_DAY = 24;

    /** A run and its length. */
    @State(Scope.Thread)
    public static class Run {
        @Param({"10000", "100000", "1000000", "10000000"})
        public int bars;

        private Backtest backtest = of(INSTRUMENTS * 2 * HOURS_A_DAY);

        @Setup
        public void warmUp() {
            Backtest warmUp = of(ITERATION_BARS);
            for (int run = 0; run < WARM_UP_RUNS; run++) {
                warmUp.play(new RunTally());
            }
            backtest = of(bars);
        }
    }

    /** What was found, by the thread that plays. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class PerBar {
        public double cpuNanosecondsPerBar;
        public double bytesPerBar;
        /** Of the time for each bar, what making its candle takes, measured apart. */
        public double candleNanosecondsPerBar;

        public double executionsPer1000Bars;
        public double lowestEquity;
        public double highestEquity;
        /** Memory in use at the end of the run, its candles and its results included, after a collection. */
        public double megabytes;
    }

    @Benchmark
    public Object run(Run run, PerBar perBar) {
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int runs = Math.max(1, ITERATION_BARS / run.bars);
        long cpuNs = thread.getCurrentThreadCpuTime();
        long bytes = thread.getCurrentThreadAllocatedBytes();
        long bars = 0;
        var tally = new RunTally();
        Object last = run;
        for (int i = 0; i < runs; i++) {
            var outcome = run.backtest.play(tally);
            bars += outcome.bars();
            last = outcome;
        }
        perBar.cpuNanosecondsPerBar = (double) (thread.getCurrentThreadCpuTime() - cpuNs) / bars;
        perBar.bytesPerBar = (double) (thread.getCurrentThreadAllocatedBytes() - bytes) / bars;
        perBar.candleNanosecondsPerBar = candleNanoseconds(run.backtest.data(), runs);
        perBar.executionsPer1000Bars = 1000.0 * tally.executions() / bars;
        perBar.lowestEquity = tally.lowestEquity().toDouble();
        perBar.highestEquity = tally.highestEquity().toDouble();
        perBar.megabytes = megabytesInUse();
        return last;
    }

    private static double candleNanoseconds(MarketData data, int runs) {
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long begunNs = thread.getCurrentThreadCpuTime();
        long bars = 0;
        long latestMs = 0;
        for (int i = 0; i < runs; i++) {
            for (MarketSeries series : data.series()) {
                for (int hour = 0; hour < series.size(); hour++) {
                    latestMs = Math.max(latestMs, series.candle(hour).closeTimeMs());
                }
                bars += series.size();
            }
        }
        if (latestMs == 0) {
            throw new IllegalStateException("there were no candles");
        }
        return (double) (thread.getCurrentThreadCpuTime() - begunNs) / bars;
    }

    private static double megabytesInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    private static Backtest of(int bars) {
        int days = bars / INSTRUMENTS / HOURS_A_DAY;
        LocalDate from = Instant.ofEpochMilli(GeneratedMarket.START_MS)
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        var request = new BacktestRequest(
                Path.of("generated"),
                from,
                from.plusDays(days),
                Decimal.of(100_000),
                BacktestRequest.knownEngines(),
                ParameterSet.of(Map.of("eternal.backtest.warm-up-days", "0")));
        return Backtest.over(request, EndlessMarket.of(days * HOURS_A_DAY));
    }
}
