package io.eternalengine.history;

/** History that cannot be used. The message is a sentence for a person: file, line, value and rule. */
public final class BadHistory extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public BadHistory(String sentence) {
        super(sentence);
    }
}
