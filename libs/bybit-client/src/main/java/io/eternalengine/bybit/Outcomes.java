package io.eternalengine.bybit;

import java.util.function.Function;

/** Reads accepted answers; one that cannot be read becomes ambiguous, with its shape as the cause. */
final class Outcomes {

    private Outcomes() {}

    static <T> Outcome<T> read(Outcome<Answer> outcome, Function<Answer, T> reader) {
        try {
            return outcome.map(reader);
        } catch (MalformedAnswerException e) {
            return new Outcome.Ambiguous<>(e);
        }
    }
}
