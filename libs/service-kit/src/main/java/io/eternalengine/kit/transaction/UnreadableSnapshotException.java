package io.eternalengine.kit.transaction;

/** The machine refuses its own last snapshot. */
final class UnreadableSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableSnapshotException(String owner, RuntimeException cause) {
        super("the snapshot of " + owner + " cannot be read: " + cause.getMessage(), cause);
    }
}
