package io.eternalengine.risk;

/**
 * Where the circuit breaker stands. Each level has the transitions that leave it; one that a level does not have throws.
 *
 * <pre>
 * NORMAL → CAUTION → WARNING → ALERT → EMERGENCY     up: on drawdown, through every level between
 * CAUTION → NORMAL drawdown small, by itself · WARNING → CAUTION drawdown small and one approval
 * ALERT, EMERGENCY → NORMAL a restart: review time and two people
 * </pre>
 */
public enum BreakerLevel {
    NORMAL(0),
    CAUTION(1),
    WARNING(2),
    ALERT(3),
    EMERGENCY(4);

    private final int number;

    BreakerLevel(int number) {
        this.number = number;
    }

    /** 0 for normal, 1 to 4 above it: as in commands, reports and snapshots. */
    public int number() {
        return number;
    }

    /** Whether it stands at least as high as another. */
    public boolean isAtLeast(BreakerLevel other) {
        return number >= other.number;
    }

    /** Whether it is left by a restart alone, after a review by two people. */
    public boolean needsReview() {
        return this == ALERT || this == EMERGENCY;
    }

    /** One level up, because of drawdown. */
    BreakerLevel toNext() {
        return switch (this) {
            case NORMAL -> CAUTION;
            case CAUTION -> WARNING;
            case WARNING -> ALERT;
            case ALERT -> EMERGENCY;
            case EMERGENCY -> throw illegal("the next");
        };
    }

    /** One level down, because the drawdown became small. */
    BreakerLevel toPrevious() {
        return switch (this) {
            case CAUTION -> NORMAL;
            case WARNING -> CAUTION;
            case NORMAL, ALERT, EMERGENCY -> throw illegal("the previous level");
        };
    }

    /** Back to normal, because two people reviewed what happened. */
    BreakerLevel toRestarted() {
        return switch (this) {
            case ALERT, EMERGENCY -> NORMAL;
            case NORMAL, CAUTION, WARNING -> throw illegal("a restart");
        };
    }

    private IllegalStateException illegal(String transition) {
        return new IllegalStateException("the breaker stands on " + this + ": there is no way to " + transition);
    }

    /** @param number from 0 to 4 */
    public static BreakerLevel of(long number) {
        for (BreakerLevel level : values()) {
            if (level.number == number) {
                return level;
            }
        }
        throw new IllegalArgumentException("level of the breaker is " + number + ": must be from 0 to 4");
    }
}
