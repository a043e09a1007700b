package io.eternalengine.simulator;

import io.eternalengine.logging.LogLine;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The one thread on which the venue's state is read and changed. A command that fails with an exception is logged and the next one
 * runs; an {@link Error} ends the process, because a venue that lost memory or a class half way through a command is not the venue
 * any more.
 */
public final class VenueThread implements AutoCloseable {

    /** More commands than this may not wait; further ones are refused. */
    private static final int MOST_WAITING = 20_000;

    /** The thread makes progress many times a second; after this long without any, it hangs. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    /** How the process ends after an {@link Error}. */
    static final int EXIT_CODE = 70;

    private static final Logger LOG = Logger.getLogger(VenueThread.class);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().name("venue").daemon(true).unstarted(task));
    private final Consumer<Error> onError;
    private final LongSupplier nowNanos;
    private volatile long progressNanos;

    /** A thread that ends the process after an {@link Error}. */
    public VenueThread() {
        // Shutdown hooks need what may just have run out.
        this(error -> Runtime.getRuntime().halt(EXIT_CODE), System::nanoTime);
    }

    VenueThread(Consumer<Error> onError, LongSupplier nowNanos) {
        this.onError = onError;
        this.nowNanos = nowNanos;
        progressNanos = nowNanos.getAsLong();
    }

    /** Runs a command after those that wait already; false when too many wait or the venue is closed. */
    public boolean execute(Runnable command) {
        if (executor.getQueue().size() >= MOST_WAITING) {
            return false;
        }
        try {
            executor.execute(() -> runLogged(command));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Runs a command after a time; false when too many wait or the venue is closed. */
    public boolean executeAfter(long delayMs, Runnable command) {
        if (delayMs == 0) {
            return execute(command);
        }
        if (executor.getQueue().size() >= MOST_WAITING) {
            return false;
        }
        try {
            return !executor.schedule(() -> runLogged(command), delayMs, TimeUnit.MILLISECONDS)
                    .isCancelled();
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Runs a command again and again. */
    public void repeat(Runnable command, long intervalMs) {
        var repeated = executor.scheduleWithFixedDelay(
                () -> runLogged(command), intervalMs, intervalMs, TimeUnit.MILLISECONDS);
        if (repeated.isCancelled()) {
            throw new IllegalStateException("the venue is closed");
        }
    }

    /** Notes that market time was moved on, or found to stand where it is meant to. Belongs to the thread. */
    void progressed() {
        progressNanos = nowNanos.getAsLong();
    }

    /** How long ago the thread made progress; any thread may ask. */
    public Duration sinceProgress() {
        return Duration.ofNanos(nowNanos.getAsLong() - progressNanos);
    }

    /** Whether the thread has made no progress for so long that it will make none. */
    public boolean hangs() {
        return sinceProgress().compareTo(LONGEST_SILENCE) > 0;
    }

    private void runLogged(Runnable command) {
        try {
            command.run();
        } catch (RuntimeException e) {
            LogLine.of("venue-command-failed").error(LOG, e);
        } catch (Error e) {
            try {
                LogLine.of("venue-ends").error(LOG, e);
            } finally {
                onError.accept(e);
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
