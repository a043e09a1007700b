package io.eternalengine.simulator.rest;

import io.eternalengine.simulator.VenueThread;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Requests that are overtaken by the next one, as when two of them take different ways to the exchange. Belongs to the venue
 * thread.
 */
final class SwappedRequests {

    private final VenueThread thread;
    private final Deque<Runnable> held = new ArrayDeque<>();

    SwappedRequests(VenueThread thread) {
        this.thread = thread;
    }

    /** Holds a request until the next one has been answered, but no longer than the window. */
    void hold(Runnable request, long windowMs) {
        held.add(request);
        boolean taken = thread.executeAfter(windowMs, () -> {
            if (held.remove(request)) {
                request.run();
            }
        });
        if (!taken && held.remove(request)) {
            request.run();
        }
    }

    /** A request was answered: those that it overtook follow. */
    void release() {
        while (!held.isEmpty()) {
            held.remove().run();
        }
    }
}
