package io.eternalengine.core.engine;

import io.eternalengine.core.model.OrderIntent;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an engine decided on one input, and why.
 *
 * @param rule the rule that fired, or the one that held everything back
 * @param values the figures that the rule saw, by name
 */
public record Decision(
        String state, String rule, SortedMap<String, String> values, List<OrderIntent> intents, String explanation) {
    public Decision {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        intents = List.copyOf(intents);
    }
}
