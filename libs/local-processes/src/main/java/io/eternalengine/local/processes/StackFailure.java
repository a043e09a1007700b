package io.eternalengine.local.processes;

/** Something that was rightly asked for went wrong on the way: one sentence for the user. Exit code 1. */
public final class StackFailure extends RuntimeException {
    public StackFailure(String sentence) {
        super(sentence);
    }

    public StackFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
