package io.eternalengine.kit.message;

/** A record that its consumer cannot use. It goes to the dead letters with this sentence, and the consumer goes on. */
public final class UnreadableRecord extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableRecord(String cause) {
        super(cause);
    }
}
