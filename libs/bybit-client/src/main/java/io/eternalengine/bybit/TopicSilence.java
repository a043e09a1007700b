package io.eternalengine.bybit;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which topics of a connection have said nothing for too long, and what is to be done about it: such a topic is stale and is asked for again; when
 * that does not help, the connection is given up. A topic that stays silent on the next connection is given more time there, twice as much
 * each time, so that a market in which nothing happens does not cost the others their stream. Times are monotonic, in milliseconds.
 */
final class TopicSilence {

    private static final int MOST_DOUBLINGS = 6;

    private final long staleAfterMs;
    private final Map<String, Topic> topics = new LinkedHashMap<>();

    private static final class Topic {
        private long lastMessageMs;
        private boolean stale;
        private boolean renewed;
        private int doublings;
    }

    /** What is done about silent topics. */
    interface Actions {
        /** Reported once, until the topic speaks again. */
        void stale(String topic, long silentMs);

        void fresh(String topic);

        /** The topic is to be asked for again on the same connection. */
        void renew(String topic);

        /** Asking again did not help. */
        void giveUp(String topic, long silentMs);
    }

    TopicSilence(long staleAfterMs) {
        this.staleAfterMs = staleAfterMs;
    }

    /** Begins to watch topics on a new connection, where each counts as received now. */
    void watch(Iterable<String> watched, long nowMs) {
        Set<String> names = new HashSet<>();
        for (String name : watched) {
            names.add(name);
            Topic topic = topics.computeIfAbsent(name, added -> new Topic());
            topic.lastMessageMs = nowMs;
            topic.renewed = false;
        }
        topics.keySet().retainAll(names);
    }

    /** Begins to watch another topic on the present connection. */
    void watchAlso(String name, long nowMs) {
        topics.computeIfAbsent(name, added -> new Topic()).lastMessageMs = nowMs;
    }

    void received(String name, long nowMs, Actions actions) {
        Topic topic = topics.get(name);
        if (topic == null) {
            return;
        }
        topic.lastMessageMs = nowMs;
        topic.renewed = false;
        topic.doublings = 0;
        if (topic.stale) {
            topic.stale = false;
            actions.fresh(name);
        }
    }

    /** Looks at all topics; at most one is given up for, since that ends the connection. */
    void check(long nowMs, Actions actions) {
        for (Map.Entry<String, Topic> entry : topics.entrySet()) {
            String name = entry.getKey();
            Topic topic = entry.getValue();
            long silentMs = nowMs - topic.lastMessageMs;
            long patienceMs = staleAfterMs << topic.doublings;
            if (silentMs >= staleAfterMs && !topic.stale) {
                topic.stale = true;
                actions.stale(name, silentMs);
            }
            if (silentMs >= 2 * patienceMs) {
                topic.doublings = Math.min(topic.doublings + 1, MOST_DOUBLINGS);
                actions.giveUp(name, silentMs);
                return;
            }
            if (silentMs >= patienceMs && !topic.renewed) {
                topic.renewed = true;
                actions.renew(name);
            }
        }
    }
}
