package io.eternalengine.cli.history;

import io.eternalengine.local.processes.Refusal;
import java.io.IOException;

/** Turns what a library refuses of the user's input into the sentence that the user reads. */
final class Refusals {
    private Refusals() {}

    /** Something that the user asked for. */
    @FunctionalInterface
    interface Asked<T> {
        T get() throws IOException, InterruptedException;
    }

    static <T> T asked(Asked<T> asked) throws IOException, InterruptedException {
        try {
            return asked.get();
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }
}
