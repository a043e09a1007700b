package io.eternalengine.kit;

/** A loop that runs in a thread of its own until it is stopped. */
public interface ServiceLoop extends Runnable {
    /** Asks the loop to end soon; may be called from any thread. */
    void stop();
}
