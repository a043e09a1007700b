package io.eternalengine.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many runs of TREND, each from its seed. {@code -Dsimulation.seeds=N} runs more of them,
 * {@code -Dsimulation.firstSeed=S -Dsimulation.seeds=1} replays one.
 */
class TrendSimulationTest {
    private static final long SEEDS = Long.getLong("simulation.seeds", 1_000);
    private static final long FIRST_SEED = Long.getLong("simulation.firstSeed", 1);
    private static final int STORM_HOURS = 120;

    @Test
    void keepsEveryPromiseThroughAnyStorm() {
        long entries = LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS)
                .map(TrendSimulationTest::run)
                .sum();
        assertThat(entries).as("entries over all runs").isGreaterThan(SEEDS);
    }

    @Test
    void theSameSeedGivesTheSameStateByteForByte() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + Math.max(1, SEEDS / 20); seed++) {
            var first = new TrendSimulation(seed);
            var second = new TrendSimulation(seed);
            first.storm(STORM_HOURS);
            second.storm(STORM_HOURS);
            assertThat(second.bytes()).as("seed %d", seed).isEqualTo(first.bytes());
        }
    }

    private static long run(long seed) {
        var run = new TrendSimulation(seed);
        try {
            run.storm(STORM_HOURS);
            run.closeEverything();
            assertThat(run.isFlat()).as("everything is closed").isTrue();
            run.checkBooks();
            assertThat(run.twinBytes()).isEqualTo(run.bytes());
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
        return run.entries;
    }
}
