package io.eternalengine.kit.consume;

import java.util.HashMap;
import java.util.Map;

/**
 * Binds offsets that are kept outside Kafka to the topics that they count in. A topic that was made anew, or one of another
 * cluster, has the same name and other records under the same numbers: to go on in it would pass over some and read others
 * twice.
 */
public final class TopicIdentities {
    private TopicIdentities() {}

    /**
     * The topics that are not bound yet, to be stored with the first offsets.
     *
     * @param bound identity by name, as stored
     * @param found identity by name, as the broker says
     * @throws IllegalStateException when one is another than the stored one
     */
    public static Map<String, String> requireSame(Map<String, String> bound, Map<String, String> found) {
        Map<String, String> fresh = new HashMap<>();
        found.forEach((topic, identity) -> {
            String known = bound.get(topic);
            if (known == null) {
                fresh.put(topic, identity);
            } else if (!known.equals(identity)) {
                throw new IllegalStateException("topic " + topic + " is " + identity + ": must be " + known
                        + ", in which the stored offsets count; in another they would mean other records");
            }
        });
        return fresh;
    }
}
