package io.eternalengine.domain.indicator;

import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/** The number of bars that an indicator spans. */
final class Length {
    private Length() {}

    static int atLeast(int minimum, int length) {
        // Indicators are copied for every bar: the rule is only put into words when it is broken.
        return length >= minimum
                ? length
                : Require.check(false, "length", length, "must not be below " + minimum, length);
    }

    static void write(StateWriter writer, int length) {
        writer.writeLong(length);
    }

    /** Throws when the indicator was written with another length. */
    static void requireSame(StateReader reader, int length) {
        long written = reader.readLong();
        Require.check(written == length, "length of the stored indicator", written, "must be " + length, written);
    }

    /** Throws unless the value is a number: one that is not would spoil every later value. */
    static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("indicator input is " + value + ": must be a finite number");
        }
        return value;
    }
}
