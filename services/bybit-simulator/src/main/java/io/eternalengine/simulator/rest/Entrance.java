package io.eternalengine.simulator.rest;

import io.eternalengine.simulator.Simulator;
import java.util.function.Supplier;

/**
 * Lets requests that change something in as the faults ask: once, twice, or after the next one, whichever way they come. Belongs
 * to the venue thread.
 */
public final class Entrance {

    private static final System.Logger LOG = System.getLogger(Entrance.class.getName());

    private final Simulator simulator;
    private final SwappedRequests swapped;

    Entrance(Simulator simulator) {
        this.simulator = simulator;
        this.swapped = new SwappedRequests(simulator.thread());
    }

    /**
     * Lets a request in.
     *
     * @param unanswered handles it and keeps what became of it; what a second answer tells is what became of it then, as behind a
     *     proxy that sent it again
     * @param answered handles it and answers
     */
    public void enter(String route, Supplier<Dispatcher.Outcome> unanswered, Runnable answered) {
        switch (simulator.faults().nextRequest()) {
            case REORDER -> swapped.hold(answered, simulator.faults().reorderWindowMs());
            case DUPLICATE -> {
                int first = unanswered.get().code();
                LOG.log(System.Logger.Level.INFO, "fault: " + route + " is handled twice, first with " + first);
                answered.run();
            }
            case NONE -> {
                answered.run();
                swapped.release();
            }
        }
    }
}
