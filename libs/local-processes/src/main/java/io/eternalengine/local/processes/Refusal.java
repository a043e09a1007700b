package io.eternalengine.local.processes;

/** What was asked for cannot be done as asked: one sentence for the user, who can mend it. Exit code 2. */
public final class Refusal extends RuntimeException {
    public Refusal(String sentence) {
        super(sentence);
    }
}
