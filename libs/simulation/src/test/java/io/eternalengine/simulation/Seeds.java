package io.eternalengine.simulation;

import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * The seeds of a test run: 1000, {@code -Dsimulation.seeds=N} for another number,
 * {@code -Dsimulation.firstSeed=S -Dsimulation.seeds=1} to replay one.
 */
public final class Seeds {
    private static final long COUNT = Long.getLong("simulation.seeds", 1_000);
    private static final long FIRST = Long.getLong("simulation.firstSeed", 1);

    private Seeds() {}

    /** How many there are. */
    public static long count() {
        return COUNT;
    }

    /** Runs with every seed; a failure names its seed. */
    public static void each(LongConsumer run) {
        first(COUNT, run);
    }

    /** Runs with one of so many seeds, and with the first in any case. */
    public static void oneOf(int parts, LongConsumer run) {
        first(Math.max(1, COUNT / parts), run);
    }

    private static void first(long count, LongConsumer run) {
        LongStream.range(FIRST, FIRST + count).forEach(seed -> {
            try {
                run.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        });
    }
}
