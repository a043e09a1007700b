package io.eternalengine.bybit;

/** An answer or a message that does not have the documented form. Its message names fields and types, never values. */
public final class MalformedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A malformed answer, described without its values. */
    public MalformedAnswerException(String description) {
        super(description);
    }
}
