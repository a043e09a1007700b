package io.eternalengine.engine.offending;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Breaks a rule on purpose, once in each method. */
public final class WalksWithoutOrder {
    public String first(Map<String, String> map) {
        return map.values().iterator().next();
    }

    public Set<String> set(String one, String other) {
        return Set.of(one, other);
    }

    public Map<String, String> map() {
        return new HashMap<>();
    }
}
