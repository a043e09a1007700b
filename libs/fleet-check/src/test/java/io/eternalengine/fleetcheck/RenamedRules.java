package io.eternalengine.fleetcheck;

import io.eternalengine.schemas.v1.DecisionRecorded;
import java.util.Map;

/**
 * Rules of CORE-HODL and words of explanations that got the field's words on 2026-11-30: as a release before recorded them, and as this one
 * does. The check of an upgrade compares decisions of both through it; the product's replay compares bytes and knows nothing of it.
 */
final class RenamedRules {
    private static final Map<String, String> RULES = Map.of(
            "risk-heard", "risk-lease-held",
            "risk-unheard", "risk-lease-lost",
            "try-known", "child-order-known",
            "try-unknown", "child-order-unknown",
            "task-dropped", "parent-order-dropped",
            "task-done", "parent-order-done",
            "task-still-owed", "parent-order-open");

    private static final String WORDS_BEFORE = " was heard before";
    private static final String WORDS_NOW = " was applied before";

    private RenamedRules() {}

    /** The same decision in the words of this release; one of this release is given back as it is. */
    static DecisionRecorded asNow(DecisionRecorded recorded) {
        return recorded.toBuilder()
                .setRule(RULES.getOrDefault(recorded.getRule(), recorded.getRule()))
                .setExplanation(recorded.getExplanation().replace(WORDS_BEFORE, WORDS_NOW))
                .build();
    }
}
