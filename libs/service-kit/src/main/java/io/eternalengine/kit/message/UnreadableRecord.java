package io.eternalengine.kit.message;

import io.eternalengine.domain.model.TextRules;

/** A record that its consumer cannot use. It goes to the dead letters with this sentence, and the consumer goes on. */
public final class UnreadableRecord extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param cause may quote the record: what cannot be printed is replaced, what is too long is cut */
    public UnreadableRecord(String cause) {
        super(TextRules.clipped(cause));
    }
}
