package io.eternalengine.benchmarks;

import io.eternalengine.backtester.screen.CandleArrays;
import io.eternalengine.backtester.screen.DecisionBars;
import io.eternalengine.backtester.screen.ScreenedTrades;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.trend.EntryParameters;
import io.eternalengine.engine.trend.ExitParameters;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A sweep of 256 strategies over three years of hourly candles; an operation is one candle of one strategy. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SweepBenchmark {
    private static final int STEPS = 4;
    private static final int STRATEGIES = STEPS * STEPS * STEPS * STEPS;

    /** Hours in a decision bar. */
    @Param({"1", "4", "24"})
    public int barHours;

    private CandleArrays candles = CandleArrays.of(HourlyTrend.market().subList(0, 0));

    @Setup
    public void begin() {
        candles = CandleArrays.of(HourlyTrend.market());
    }

    @Benchmark
    @OperationsPerInvocation(STRATEGIES * HourlyTrend.HOURS)
    public double sweep() {
        DecisionBars bars = DecisionBars.of(candles, Duration.ofHours(barHours));
        var trades = new ScreenedTrades();
        double best = Double.NEGATIVE_INFINITY;
        for (int variant = 0; variant < STRATEGIES; variant++) {
            HourlyTrend.strategy(bars, entries(variant), exits(variant)).run(0, trades);
            best = Math.max(best, sum(trades));
        }
        return best;
    }

    private static EntryParameters entries(int variant) {
        EntryParameters usual = EntryParameters.defaults();
        return new EntryParameters(
                20 + 10 * (variant % STEPS),
                100 + 30 * (variant / STEPS % STEPS),
                usual.adxPeriod(),
                20 + 3 * (variant / (STEPS * STEPS) % STEPS),
                usual.weakAdx(),
                usual.weakFor(),
                false);
    }

    private static ExitParameters exits(int variant) {
        ExitParameters usual = ExitParameters.defaults();
        return new ExitParameters(
                Decimal.of(2 + variant / (STEPS * STEPS * STEPS)),
                usual.trailingFromR(),
                usual.maxHolding(),
                usual.maxFundingCostFraction());
    }

    private static double sum(ScreenedTrades trades) {
        double sum = 0;
        for (int i = 0; i < trades.size(); i++) {
            sum += trades.returnFraction(i);
        }
        return sum;
    }
}
