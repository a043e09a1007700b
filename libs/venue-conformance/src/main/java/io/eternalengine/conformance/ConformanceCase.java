package io.eternalengine.conformance;

/**
 * One thing that the venue must do.
 *
 * @param id its number, which never changes its meaning, such as {@code BY-042}
 * @param asserts what holds when the case passes, in one line
 * @param check looks, and throws when it does not hold
 */
public record ConformanceCase(String id, String asserts, Check check) {
    /** Looks at a venue; throws {@link Violation}, or anything else, when it does not do what it must. */
    @FunctionalInterface
    public interface Check {
        void against(Venue venue) throws Exception;
    }

    public ConformanceCase {
        if (!id.matches("BY-[0-9]{3}") || asserts.isBlank()) {
            throw new IllegalArgumentException(
                    "case \"" + id + "\": needs a number such as BY-042, and what it asserts");
        }
    }
}
