package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks the whole table of return codes through the reader of answers. */
class ReturnCodesTest {

    private static final long NOW_MS = 1_700_000_000_000L;

    static Stream<ReturnCodes.Entry> listed() {
        return ReturnCodes.listed().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("listed")
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
        assertThat(listed().map(ReturnCodes.Entry::code))
                .contains(
                        0, 10000, 10001, 10002, 10003, 10004, 10005, 10006, 10010, 10016, 10019, 10404, 10429, 20003,
                        20006, 110001, 110004, 110007, 110012, 110017, 110043, 110072, 110079, 110094, 170007, 170131,
                        170140, 170141, 170146, 170213, 170222);
    }

    @Test
    void takesNoUnlistedCodeOfAWriteForARefusal() {
        assertThat(answerTo(424_242).outcome()).isInstanceOf(Outcome.Ambiguous.class);
        assertThat(partOfABatch(424_242)).isInstanceOf(Outcome.Ambiguous.class);
        assertThat(byWebSocket(424_242)).isInstanceOf(Outcome.Ambiguous.class);
    }

    @Test
    void takesAnUnlistedCodeOfAReadForARefusal() {
        assertThat(AnswerReader.read(200, body(424_242), 0, false, NOW_MS).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.kind()).isEqualTo(RejectionKind.OTHER));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {-1, 10014, 131001, 131003, 131200, 131201, 170001, 170032, 170035, 170149, 170234, 3400214})
    void asksForWhatTheExchangeLeavesOpen(int code) {
        assertThat(answerTo(code).outcome()).isInstanceOf(Outcome.Ambiguous.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {-2015, 10007, 10008, 10009, 10024, 10027, 10028, 33004})
    void stopsForAKeyOrAnAccountThatMayNotTrade(int code) {
        assertThat(answerTo(code).outcome()).isInstanceOf(Outcome.Stop.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {429, 10018, 10403, 131230, 170005})
    void waitsWhenTheExchangeIsBusy(int code) {
        assertThat(answerTo(code).outcome()).isInstanceOf(Outcome.RetryAfter.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {34040, 110043, 131214})
    void takesWhatIsAlreadySoForDone(int code) {
        assertThat(answerTo(code).outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(AnswerReader.read(200, "{\"retCode\":" + code + "}", 0, true, NOW_MS)
                        .outcome())
                .as("without a result")
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void readsTooManySessionsByWebSocketWhereRestMeansAWrongKey() {
        assertThat(byWebSocket(10003)).isInstanceOf(Outcome.RetryAfter.class);
        assertThat(answerTo(10003).outcome()).isInstanceOf(Outcome.Stop.class);
    }

    @Test
    void takesAStatusBesideABodyOfSuccessForNoClearAnswer() {
        assertThat(AnswerReader.read(404, body(0), 0, true, NOW_MS).outcome()).isInstanceOf(Outcome.Ambiguous.class);
    }

    private static Outcome<Answer> byWebSocket(int code) {
        return AnswerReader.readReply(AnswerReader.parse(body(code)), 0, NOW_MS).outcome();
    }

    private static Outcome<String> partOfABatch(int code) {
        return AnswerReader.readPart(AnswerReader.parse("{\"code\":" + code + "}"), NOW_MS, () -> "taken");
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
        return AnswerReader.read(200, body(code), 0, true, NOW_MS);
    }

    private static String body(int code) {
        return "{\"retCode\":" + code + ",\"retMsg\":\"why\",\"result\":{},\"time\":1}";
    }
}
