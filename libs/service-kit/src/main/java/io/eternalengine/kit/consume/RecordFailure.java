package io.eternalengine.kit.consume;

import io.eternalengine.kit.message.Position;

/** A record, or one of several up to a position, that cannot be handled though everything else works. */
public final class RecordFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position position;
    private final boolean alone;
    private final transient Exception reason;

    /**
     * Reports one failure.
     *
     * @param position of the record, or of the last of several
     * @param alone whether it can only have been this one
     */
    public RecordFailure(Position position, boolean alone, Exception reason) {
        super((alone ? "record " : "a record up to ") + position + " fails: " + reason.getMessage(), reason);
        this.position = position;
        this.alone = alone;
        this.reason = reason;
    }

    /** Notes the failure where failures are counted. */
    public void noteIn(RecordFailures failures) {
        if (alone) {
            failures.failed(position, reason);
        } else {
            failures.suspectUpTo(position);
        }
    }
}
