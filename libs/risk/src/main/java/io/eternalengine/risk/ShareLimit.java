package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import java.util.Optional;

/** A value that may be a fraction of a whole at most. */
final class ShareLimit {
    private ShareLimit() {}

    static boolean allows(Decimal value, Decimal whole, Decimal fraction) {
        return value.isAtMost(whole.times(fraction));
    }

    /** Empty when it allows the value; else what would be, and what is allowed. */
    static Optional<String> objection(String what, Decimal value, Decimal whole, Decimal fraction) {
        return allows(value, whole, fraction)
                ? Optional.empty()
                : Optional.of(what + value + ", " + whole.times(fraction) + " is allowed");
    }
}
