package io.eternalengine.backtester.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Compares what was written once with what is found now, to verify a record. */
public final class JsonDifferences {
    private final List<String> found = new ArrayList<>();

    private JsonDifferences() {}

    /** Each path at which two differ; empty when they are the same. */
    public static List<String> between(JsonNode before, JsonNode now) {
        var differences = new JsonDifferences();
        differences.compare("", before, now);
        return List.copyOf(differences.found);
    }

    private void compare(String path, JsonNode before, JsonNode now) {
        if (before.isArray() && now.isArray() && before.size() == now.size()) {
            for (int i = 0; i < now.size(); i++) {
                compare(path + "[" + i + "]", before.get(i), now.get(i));
            }
        } else if (before.isObject() && now.isObject()) {
            var names = new TreeSet<String>();
            before.fieldNames().forEachRemaining(names::add);
            now.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "." + name, before.path(name), now.path(name)));
        } else if (!before.equals(now)) {
            found.add(path + " was " + before + ", is " + now);
        }
    }
}
