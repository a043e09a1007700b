package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the whole table of return codes through the reader of answers. */
class ReturnCodesTest {

    private static final long NOW_MS = 1_700_000_000_000L;

    static Stream<ReturnCodes.Entry> documented() {
        return ReturnCodes.documented().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documented")
    void becomesTheOutcomeThatTheTableNames(ReturnCodes.Entry entry) {
        Outcome<Answer> outcome = answerTo(entry.code()).outcome();

        assertThat(outcome).isInstanceOf(expected(entry.meaning()));
        if (outcome instanceof Outcome.Rejected<Answer> rejected) {
            assertThat(rejected.code()).isEqualTo(entry.code());
            assertThat(rejected.reason()).isEqualTo("why");
            assertThat(rejected.kind()).isEqualTo(entry.kind());
        }
        assertThat(answerTo(entry.code()).clockRefused())
                .isEqualTo(entry.meaning() == ReturnCodes.Meaning.RESYNCHRONIZE_CLOCK);
    }

    @Test
    void listsEveryCodeOfTheFacts() {
        assertThat(documented().map(ReturnCodes.Entry::code))
                .containsExactlyInAnyOrder(
                        0, 10000, 10001, 10002, 10003, 10004, 10005, 10006, 10010, 10016, 10019, 10404, 10429, 20003,
                        20006, 110001, 110004, 110007, 110012, 110017, 110043, 110072, 110079, 110094, 170007, 170131,
                        170140, 170141, 170146, 170213, 170222);
    }

    @Test
    void takesAnUndocumentedCodeForARefusal() {
        assertThat(answerTo(424_242).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.kind()).isEqualTo(RejectionKind.OTHER));
    }

    private static Class<?> expected(ReturnCodes.Meaning meaning) {
        return switch (meaning) {
            case SUCCESS -> Outcome.Accepted.class;
            case REJECTED -> Outcome.Rejected.class;
            case AMBIGUOUS -> Outcome.Ambiguous.class;
            case BACK_OFF, ADDRESS_BANNED, RESYNCHRONIZE_CLOCK -> Outcome.RetryAfter.class;
            case STOP -> Outcome.Stop.class;
        };
    }

    private static AnswerReader.Reading answerTo(int code) {
        String body = "{\"retCode\":" + code + ",\"retMsg\":\"why\",\"result\":{},\"time\":1}";
        return AnswerReader.read(200, body, 0, true, NOW_MS);
    }
}
