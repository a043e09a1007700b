package io.eternalengine.benchmarks.venue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much load, and what the simulator's JVM gets beyond its defaults. */
record LoadOptions(Map<String, Integer> counts, List<String> simulatorOptions) {

    static LoadOptions parse(List<String> arguments, Map<String, Integer> defaults) {
        int separator = arguments.indexOf("--");
        List<String> own = separator < 0 ? arguments : arguments.subList(0, separator);
        Map<String, Integer> counts = new LinkedHashMap<>(defaults);
        for (int i = 0; i < own.size(); i += 2) {
            String name = own.get(i);
            String value = i + 1 < own.size() ? own.get(i + 1) : "";
            if (!defaults.containsKey(name) || !value.matches("[1-9][0-9]{0,8}")) {
                throw new IllegalArgumentException(
                        name + " " + value + ": must be one of " + defaults.keySet() + " with a positive number");
            }
            counts.put(name, Integer.parseInt(value));
        }
        return new LoadOptions(counts, separator < 0 ? List.of() : arguments.subList(separator + 1, arguments.size()));
    }

    int count(String name) {
        return counts.getOrDefault(name, 0);
    }
}
