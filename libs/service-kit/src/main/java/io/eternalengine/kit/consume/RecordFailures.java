package io.eternalengine.kit.consume;

import io.eternalengine.domain.model.TextRules;
import io.eternalengine.kit.message.Position;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, while a loop begins again and again, which record it fails at. From the first failure on records are handled
 * one at a time, so that the ones before are not held up and the cause is sure; after {@link #EQUAL_FAILURES} equal ones
 * the record is condemned, to be set aside. Only failures that a record itself causes are reported here: never those of the
 * broker, of a database or of the exchange, which end by themselves and say nothing of the record.
 */
public final class RecordFailures {
    /** How often a record must fail in the same way before it is set aside. */
    public static final int EQUAL_FAILURES = 3;

    private @Nullable Position suspect;
    private String kind = "";
    private String failure = "";
    private int count;

    /** The record caused this failure. Failures are equal by their kind: a text may hold a size that differs each time. */
    public void failed(Position position, Exception cause) {
        String newKind = cause.getClass().getName();
        count = position.equals(suspect) && newKind.equals(kind) ? count + 1 : 1;
        suspect = position;
        kind = newKind;
        failure = cause.getClass().getSimpleName() + ": " + TextRules.clipped(String.valueOf(cause.getMessage()));
    }

    /** One of several records, of which this is the last, caused a failure: from now on each is handled alone. */
    public void suspectUpTo(Position last) {
        suspect = last;
        kind = "";
        failure = "";
        count = 0;
    }

    /** Whether records are to be handled one at a time. */
    public boolean isIsolating() {
        return suspect != null;
    }

    /** Whether the record is to be set aside. */
    public boolean condemns(Position position) {
        return position.equals(suspect) && count >= EQUAL_FAILURES;
    }

    /**
     * The record was handled or set aside, and that is committed. The suspect is forgotten by a later record of its partition, too: a
     * restart does not read signals again that have become old.
     */
    public void passed(Position position) {
        if (suspect != null && position.isAtOrAfter(suspect)) {
            suspect = null;
            kind = "";
            failure = "";
            count = 0;
        }
    }

    /**
     * Whether a failure of a machine may come from its input. A machine does no I/O: when one fails because a file could not be read, as a class
     * whose package was replaced, that says nothing of the record.
     */
    public static boolean blamesTheRecord(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return false;
            }
        }
        return true;
    }

    /** Why the record is set aside, in a sentence. */
    public String verdict() {
        return "set aside after " + count + " equal failures: " + failure;
    }
}
