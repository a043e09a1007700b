package io.eternalengine.venue;

/** Runs tasks later by the wall clock, on the thread that the venue belongs to. */
@FunctionalInterface
public interface WallTimer {

    /** Runs a task after so many milliseconds. */
    void after(long delayMs, Runnable task);
}
