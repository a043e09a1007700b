package io.eternalengine.core.engine.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random lives of FUNDING: {@code -Dsimulation.firstSeed=S -Dsimulation.seeds=1} replays one. */
class FundingSimulationTest {
    private static final long SEEDS = Long.getLong("simulation.seeds", 1_000);
    private static final long FIRST_SEED = Long.getLong("simulation.firstSeed", 1);
    private static final int HOURS = 60;

    @Test
    void theLegsStayWithinOneLotAndNoUnitIsLost() {
        var entries = new long[2];
        withSeeds(SEEDS, seed -> {
            var simulation = new FundingSimulation(seed, true, false);
            simulation.run(HOURS);
            simulation.settleDown();
            simulation.checkAtRest();
            entries[0] += simulation.entries;
            entries[1] += simulation.unwound;
        });

        assertThat(entries[0]).as("entries over all seeds").isGreaterThan(SEEDS);
        assertThat(entries[1]).as("sales of coins over all seeds").isGreaterThan(SEEDS / 2);
    }

    @Test
    void aRestartAtAnyMomentChangesNothing() {
        withSeeds(Math.max(1, SEEDS / 10), seed -> {
            var steady = new FundingSimulation(seed, false, true);
            var restarting = new FundingSimulation(seed, true, true);
            steady.run(HOURS);
            restarting.run(HOURS);

            assertThat(restarting.log.toString()).isEqualTo(steady.log.toString());
            assertThat(restarting.engine.encode(restarting.state)).isEqualTo(steady.engine.encode(steady.state));
        });
    }

    private static void withSeeds(long seeds, LongConsumer run) {
        LongStream.range(FIRST_SEED, FIRST_SEED + seeds).forEach(seed -> {
            try {
                run.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        });
    }
}
