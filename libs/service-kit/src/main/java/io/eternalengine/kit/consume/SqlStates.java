package io.eternalengine.kit.consume;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the state of a failed SQL statement says about where the fault lies. */
public final class SqlStates {
    private static final String DATA = "22";
    private static final String LIMIT = "54";
    /** Foreign key, unique, check. A column that must not be null is left out: the statement or the schema forgot it. */
    private static final Set<String> CONSTRAINTS = Set.of("23503", "23505", "23514");

    private SqlStates() {}

    /** Whether the values are at fault, as with a text that the database cannot hold, and not the database or the way to it. */
    public static boolean blameTheValues(@Nullable String state) {
        return state != null && (state.startsWith(DATA) || state.startsWith(LIMIT) || CONSTRAINTS.contains(state));
    }
}
