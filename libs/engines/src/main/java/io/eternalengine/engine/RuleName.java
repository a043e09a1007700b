package io.eternalengine.engine;

/** A rule as decisions name it. An engine's rules are an enum; only their texts are published and stored. */
@FunctionalInterface
public interface RuleName {
    /** As it stands in decision logs, read models and reports; it never changes its meaning. */
    String text();

    /** Whether a published text names it. */
    default boolean hasText(String published) {
        return text().equals(published);
    }

    /** Whether an entry was due, and a halt, a pause, a limit or a missing permit held it back. */
    default boolean holdsBack() {
        return false;
    }
}
