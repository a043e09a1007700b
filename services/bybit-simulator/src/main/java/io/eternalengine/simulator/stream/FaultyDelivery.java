package io.eternalengine.simulator.stream;

import io.eternalengine.simulator.FrameFaults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends messages as the faults ask: not at all, twice, or after the next one. Belongs to the venue thread. */
final class FaultyDelivery {

    private final FrameFaults faults;
    private final Map<String, List<Runnable>> heldBack = new HashMap<>();

    FaultyDelivery(FrameFaults faults) {
        this.faults = faults;
    }

    /**
     * Sends a message of a topic.
     *
     * @param sequence messages of one sequence change places among themselves only
     */
    void send(String topic, String sequence, Runnable delivery) {
        switch (faults.next(topic)) {
            case DROP -> {}
            case REORDER ->
                heldBack.computeIfAbsent(sequence, name -> new ArrayList<>()).add(delivery);
            case DUPLICATE -> {
                delivery.run();
                delivery.run();
            }
            case NONE -> {
                delivery.run();
                List<Runnable> late = heldBack.remove(sequence);
                if (late != null) {
                    late.forEach(Runnable::run);
                }
            }
        }
    }
}
