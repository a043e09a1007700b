package io.eternalengine.service.execution.venue;

import io.eternalengine.bybit.Outcome;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether the exchange answers, by what became of the latest requests of all accounts. One request that nobody answered may be a
 * lost packet; some in a row are a failing exchange, until one is answered. A refusal is an answer. Thread-safe.
 */
public final class ExchangeAnswers {
    private final int unansweredInARow;
    private final AtomicInteger unansweredByAccounts = new AtomicInteger();
    private final AtomicInteger unansweredQuestions = new AtomicInteger();

    /** @param unansweredInARow requests that make the exchange a failing one */
    public ExchangeAnswers(int unansweredInARow) {
        this.unansweredInARow = unansweredInARow;
    }

    /** What became of a request of an account. */
    <T> Outcome<T> note(Outcome<T> outcome) {
        count(unansweredByAccounts, outcome);
        return outcome;
    }

    /** What became of a question for the exchange's time, which says nothing about orders. */
    public void noteQuestion(Outcome<?> outcome) {
        count(unansweredQuestions, outcome);
    }

    private static void count(AtomicInteger unanswered, Outcome<?> outcome) {
        switch (outcome) {
            case Outcome.Ambiguous<?> _ -> unanswered.incrementAndGet();
            case Outcome.NotSent<?> notSent -> {
                // What was held back here asked for nothing; where there is no connection nobody answers.
                if (notSent.reason() == Outcome.NotSentReason.NO_CONNECTION) {
                    unanswered.incrementAndGet();
                }
            }
            case Outcome.Accepted<?> _, Outcome.Rejected<?> _, Outcome.RetryAfter<?> _, Outcome.Stop<?> _ ->
                unanswered.set(0);
        }
    }

    /** What is not answered, in words; empty while the exchange answers. */
    public String failure() {
        if (unansweredByAccounts.get() >= unansweredInARow) {
            return "requests of accounts are not answered";
        }
        return unansweredQuestions.get() >= unansweredInARow ? "questions for its time are not answered" : "";
    }
}
