package io.eternalengine.engine;

import io.eternalengine.domain.model.OrderIntent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision while the rules are run through. As long as nothing is decided or noted it costs nothing but itself. */
public final class DecisionDraft {
    private RuleName rule = SharedRule.NOTHING_DUE;
    private String explanation = "";
    private @Nullable NotedFigures values;
    private @Nullable List<OrderIntent> intents;

    /** Names the rule that decides; a later rule replaces an earlier one. */
    public void because(RuleName newRule, String newExplanation) {
        rule = newRule;
        explanation = newExplanation;
    }

    /** Names the rule that holds everything back. */
    public void because(Reason reason) {
        because(reason.rule(), reason.explanation());
    }

    /** Notes a figure that a rule saw; it must not change any more. */
    public void note(String name, Object value) {
        note(name, "", value);
    }

    /** Notes a figure under a name that ends with what it is about. */
    public void note(String name, String about, Object value) {
        figures().note(name, about, value);
    }

    /** Notes a figure that is worked out when it is read, under a name that ends with what it is about. */
    public void note(String name, LateFigure figure) {
        figures().note(name, figure);
    }

    private NotedFigures figures() {
        NotedFigures known = values;
        if (known == null) {
            known = new NotedFigures();
            values = known;
        }
        return known;
    }

    public void intend(OrderIntent intent) {
        if (intents == null) {
            intents = new ArrayList<>();
        }
        intents.add(intent);
    }

    /** The rule named last. */
    public RuleName rule() {
        return rule;
    }

    /** Whether no rule has been named, and nothing shall be ordered. */
    public boolean decidesNothing() {
        return rule == SharedRule.NOTHING_DUE && intents == null;
    }

    /** The decision as it stands, which led to a state of this name. */
    public Decision decision(String state) {
        return new Decision(
                state,
                rule,
                values == null ? Collections.emptySortedMap() : values,
                intents == null ? List.of() : intents,
                explanation);
    }
}
