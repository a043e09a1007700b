package io.eternalengine.kit.consume;

import org.jspecify.annotations.Nullable;

/** What the state of a failed SQL statement says about where the fault lies. */
public final class SqlStates {
    private static final String DATA = "22";
    private static final String CONSTRAINT = "23";
    private static final String LIMIT = "54";

    private SqlStates() {}

    /** Whether the values are at fault, as with a text that the database cannot hold, and not the database or the way to it. */
    public static boolean blameTheValues(@Nullable String state) {
        return state != null && (state.startsWith(DATA) || state.startsWith(CONSTRAINT) || state.startsWith(LIMIT));
    }
}
