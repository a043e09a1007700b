package io.eternalengine.service.execution.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.Outcome;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExchangeAnswersTest {
    private static final Outcome<String> UNANSWERED = new Outcome.Ambiguous<>(new TimeoutException("no answer"));

    private final ExchangeAnswers answers = new ExchangeAnswers(2);

    @Test
    void oneRequestThatNobodyAnsweredMayBeALostPacketTwoInARowAreAFailingExchange() {
        answers.note(UNANSWERED);
        assertThat(answers.failure()).isEmpty();

        answers.note(UNANSWERED);
        assertThat(answers.failure()).isEqualTo("requests of accounts are not answered");
    }

    @ParameterizedTest
    @MethodSource("answersOfTheExchange")
    void anyAnswerEndsItARefusalToo(Outcome<String> answer) {
        answers.note(UNANSWERED);
        answers.note(UNANSWERED);

        answers.note(answer);

        assertThat(answers.failure()).isEmpty();
        answers.note(UNANSWERED);
        assertThat(answers.failure()).as("counted anew").isEmpty();
    }

    static Stream<Outcome<String>> answersOfTheExchange() {
        return Stream.of(
                new Outcome.Accepted<>("taken"),
                new Outcome.Rejected<>(10_001, "refused"),
                new Outcome.RetryAfter<>(1, "too many requests"),
                new Outcome.Stop<>(10_003, "key"));
    }

    @Test
    void whereThereIsNoConnectionNobodyAnswers() {
        answers.note(new Outcome.NotSent<>(Outcome.NotSentReason.NO_CONNECTION, "not connected"));
        answers.note(new Outcome.NotSent<>(Outcome.NotSentReason.NO_CONNECTION, "not connected"));

        assertThat(answers.failure()).isNotEmpty();
    }

    @Test
    void whatWasHeldBackHereSaysNothing() {
        answers.note(UNANSWERED);
        answers.note(new Outcome.NotSent<>(Outcome.NotSentReason.GATE_CLOSED, "halted"));
        assertThat(answers.failure()).isEmpty();

        answers.note(UNANSWERED);
        assertThat(answers.failure()).isNotEmpty();
    }

    @Test
    void questionsForTheTimeAreCountedByThemselves() {
        answers.noteQuestion(UNANSWERED);
        answers.note(UNANSWERED);
        assertThat(answers.failure()).isEmpty();

        answers.noteQuestion(UNANSWERED);
        assertThat(answers.failure()).isEqualTo("questions for its time are not answered");
    }
}
