package io.eternalengine.reporting.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The open dashboards, oldest first. There are so many at most; a newcomer beyond them ends the oldest of the address that has
 * most of them, so that nobody who holds many locks out one who comes with a first. Any thread may ask.
 */
final class Listeners {
    static final int MAX = 64;

    private final List<Listener> all = new ArrayList<>();

    /** One open dashboard. */
    static final class Listener {
        private final String address;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Listener(String address) {
            this.address = address;
        }

        /** Whether it has not had to make room. */
        boolean isWelcome() {
            return !ended.get();
        }
    }

    /** Lets one more in. */
    synchronized Listener join(String address) {
        if (all.size() == MAX) {
            String busiest = busiest();
            Listener oldest = all.stream()
                    .filter(listener -> listener.address.equals(busiest))
                    .findFirst()
                    .orElseThrow();
            all.remove(oldest);
            oldest.ended.set(true);
        }
        Listener newcomer = new Listener(address);
        all.add(newcomer);
        return newcomer;
    }

    private String busiest() {
        Map<String, Integer> counts = new HashMap<>();
        all.forEach(listener -> counts.merge(listener.address, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .orElseThrow()
                .getKey();
    }

    synchronized void leave(Listener listener) {
        all.remove(listener);
    }

    synchronized int count() {
        return all.size();
    }
}
