package io.eternalengine.backtester.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Which combinations can be tried. In a grid some may contradict themselves, such as a fast average longer than the slow one:
 * they are left out. A value that fits in no combination is a mistake, and is refused.
 *
 * @param refused how many were left out
 * @param reason why the first of them was; empty when none was
 */
public record Variants(List<SortedMap<String, String>> valid, int refused, String reason) {
    public static Variants of(List<SortedMap<String, String>> combinations, Trial trial) {
        List<SortedMap<String, String>> valid = new ArrayList<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        Set<String> usable = new HashSet<>();
        String reason = "";
        for (SortedMap<String, String> combination : combinations) {
            try {
                trial.check(combination);
                valid.add(combination);
                combination.forEach((key, value) -> usable.add(key + "=" + value));
            } catch (IllegalArgumentException e) {
                String why = String.valueOf(e.getMessage());
                reason = reason.isEmpty() ? combination + ": " + why : reason;
                combination.forEach((key, value) -> reasons.putIfAbsent(key + "=" + value, why));
            }
        }
        reasons.forEach((value, why) -> {
            if (!usable.contains(value)) {
                throw new IllegalArgumentException(value + " fits in no combination: " + why);
            }
        });
        return new Variants(List.copyOf(valid), combinations.size() - valid.size(), reason);
    }
}
