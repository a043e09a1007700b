package io.eternalengine.kit;

import io.eternalengine.logging.LogLine;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * The pauses of a loop that begins again after failures: each twice as long as the one before, up to a bound, and none
 * exactly as long as that of another loop, so that all do not come back at one moment. Each failure is one line of the log;
 * the filter of the log prints the stack trace of one that repeats once.
 */
public final class BackOff {
    static final Duration FIRST = Duration.ofMillis(300);
    static final Duration LONGEST = Duration.ofSeconds(1);
    /** After this long without a failure the next one is the first. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(60);

    private static final double LEAST_PART = 0.8;
    private static final double GREATEST_PART = 1.2;
    private static final Duration SLICE = Duration.ofMillis(50);

    private final Logger log;
    private final String loop;
    private int failures;
    private long lastFailureNanos;

    /**
     * Pauses of one loop.
     *
     * @param log where its failures are logged
     * @param loop its name
     */
    public BackOff(Logger log, String loop) {
        this.log = log;
        this.loop = loop;
    }

    /** The loop got on: the next failure is a first one. */
    public void succeeded() {
        failures = 0;
    }

    /** Logs the failure and waits; returns early when the loop shall not go on, or its thread is interrupted. */
    public void pauseAfter(Exception failure, BooleanSupplier goesOn) {
        pauseAfter(
                failure,
                goesOn,
                nextPause(System.nanoTime(), ThreadLocalRandom.current().nextDouble()));
    }

    private void pauseAfter(Exception failure, BooleanSupplier goesOn, Duration pause) {
        log(failure, pause);
        try {
            for (long left = pause.toMillis(); left > 0 && goesOn.getAsBoolean(); left -= SLICE.toMillis()) {
                Thread.sleep(Math.min(left, SLICE.toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The length of the pause after one more failure.
     *
     * @param chance from 0 to 1, chosen at random
     */
    Duration nextPause(long nowNanos, double chance) {
        if (failures > 0 && nowNanos - lastFailureNanos > FORGOTTEN_AFTER.toNanos()) {
            failures = 0;
        }
        lastFailureNanos = nowNanos;
        long plain = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures, 10));
        failures++;
        return Duration.ofMillis(Math.round(plain * (LEAST_PART + (GREATEST_PART - LEAST_PART) * chance)));
    }

    private void log(Exception failure, Duration pause) {
        LogLine.of("loop-restarts")
                .with("loop", loop)
                .with("failures", failures)
                .with("pauseMs", pause.toMillis())
                .with("cause", failure.getMessage())
                .warn(log, failure);
    }
}
