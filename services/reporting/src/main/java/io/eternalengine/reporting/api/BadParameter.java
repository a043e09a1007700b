package io.eternalengine.reporting.api;

import java.io.Serial;

/** A query parameter breaks its rule; the message says which, for the person who sent it. */
final class BadParameter extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    BadParameter(String sentence) {
        super(sentence);
    }
}
