package io.eternalengine.engine;

import io.eternalengine.domain.model.OrderIntent;
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
        String state, RuleName rule, SortedMap<String, String> values, List<OrderIntent> intents, String explanation) {
    public Decision {
        if (!(values instanceof NotedFigures)) {
            values = values.isEmpty()
                    ? Collections.emptySortedMap()
                    : Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
        intents = List.copyOf(intents);
    }

    /**
     * A decision to do nothing, without figures. An engine makes each of these once and gives the same one again, so that
     * an input on which nothing is decided costs no strings and no maps.
     */
    public static Decision withoutIntents(String state, RuleName rule, String explanation) {
        return new Decision(state, rule, Collections.emptySortedMap(), List.of(), explanation);
    }
}
