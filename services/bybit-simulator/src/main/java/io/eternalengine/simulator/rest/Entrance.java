package io.eternalengine.simulator.rest;

import io.eternalengine.logging.LogLine;
import io.eternalengine.simulator.Simulator;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Lets requests that change something in as the faults ask: once, twice, or after the next one, whichever way they come. Belongs
 * to the venue thread.
 */
public final class Entrance {

    private static final Logger LOG = Logger.getLogger(Entrance.class);

    private final Simulator simulator;
    private final SwappedRequests swapped;

    Entrance(Simulator simulator) {
        this.simulator = simulator;
        this.swapped = new SwappedRequests(simulator.thread());
    }

    /**
     * Lets a request in.
     *
     * @param unanswered handles it and keeps what became of it; what a second answer reports is what became of it then, as behind a
     *     proxy that sent it again
     * @param answered handles it and answers
     */
    public void enter(String route, Supplier<Dispatcher.Outcome> unanswered, Runnable answered) {
        switch (simulator.faults().nextRequest()) {
            case REORDER -> {
                swapped.hold(answered, simulator.faults().reorderWindowMs());
                LogLine.of("fault")
                        .with("kind", "OVERTAKEN")
                        .with("route", route)
                        .info(LOG);
            }
            case DUPLICATE -> {
                int first = unanswered.get().code();
                LogLine.of("fault")
                        .with("kind", "HANDLED_TWICE")
                        .with("route", route)
                        .with("first", first)
                        .info(LOG);
                answered.run();
            }
            case NONE -> {
                answered.run();
                swapped.release();
            }
        }
    }
}
