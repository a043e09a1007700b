package io.eternalengine.reporting.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a dashboard shows, at one moment.
 *
 * @param turn grows by one with each picture
 * @param parts JSON by the name of its event, in the order in which they are sent
 */
record Picture(long turn, Map<String, String> parts) {
    static final Picture EMPTY = new Picture(0, Map.of());

    Picture {
        parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** The names of the parts that differ from those of an earlier picture. */
    List<String> changedSince(Picture earlier) {
        List<String> names = new ArrayList<>();
        parts.forEach((name, json) -> {
            if (!json.equals(earlier.parts.get(name))) {
                names.add(name);
            }
        });
        return names;
    }
}
