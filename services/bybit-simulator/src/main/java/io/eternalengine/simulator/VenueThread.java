package io.eternalengine.simulator;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread on which the venue's state is read and changed. */
public final class VenueThread implements AutoCloseable {

    /** More commands than this may not wait; further ones are refused. */
    private static final int MOST_WAITING = 20_000;

    private static final System.Logger LOG = System.getLogger(VenueThread.class.getName());

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().name("venue").daemon(true).unstarted(task));

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
    void repeat(Runnable command, long intervalMs) {
        var repeated = executor.scheduleWithFixedDelay(
                () -> runLogged(command), intervalMs, intervalMs, TimeUnit.MILLISECONDS);
        if (repeated.isCancelled()) {
            throw new IllegalStateException("the venue is closed");
        }
    }

    private static void runLogged(Runnable command) {
        try {
            command.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a venue command failed", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
