package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReaderTest {

    private static final long NOW_MS = 1_700_000_000_000L;

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0, Accepted",
        "110043, Accepted",
        "10001, Rejected",
        "110007, Rejected",
        "170131, Rejected",
        "170140, Rejected",
        "110094, Rejected",
        "110072, Rejected",
        "170141, Rejected",
        "110001, Rejected",
        "170213, Rejected",
        "110017, Rejected",
        "10000, Ambiguous",
        "10016, Ambiguous",
        "170007, Ambiguous",
        "170146, Ambiguous",
        "10006, RetryAfter",
        "170222, RetryAfter",
        "110079, RetryAfter",
        "10002, RetryAfter",
        "10003, Stop",
        "10004, Stop",
        "10005, Stop",
        "10010, Stop",
        "999999, Ambiguous"
    })
    void sortsEachReturnCode(int code, String kind) {
        assertThat(kindOf(read(200, "{\"retCode\":" + code + ",\"retMsg\":\"m\",\"result\":{},\"time\":1}", true)))
                .isEqualTo(kind);
    }

    @ParameterizedTest(name = "HTTP {0} for a write is {1}, for a read {2}")
    @CsvSource({
        "500, Ambiguous, RetryAfter",
        "502, Ambiguous, RetryAfter",
        "504, Ambiguous, RetryAfter",
        "403, RetryAfter, RetryAfter",
        "429, RetryAfter, RetryAfter",
        "401, Stop, Stop"
    })
    void sortsEachHttpStatus(int status, String write, String read) {
        assertThat(kindOf(read(status, "<html>", true))).isEqualTo(write);
        assertThat(kindOf(read(status, "<html>", false))).isEqualTo(read);
    }

    @Test
    void waitsTenMinutesAfterABanOfTheAddress() {
        assertThat(read(403, "", true))
                .isInstanceOfSatisfying(
                        Outcome.RetryAfter.class,
                        retry -> assertThat(retry.notBeforeMs()).isEqualTo(NOW_MS + 600_000));
    }

    @Test
    void waitsUntilTheLimitIsResetWhenTheAnswerSaysWhen() {
        Outcome<Answer> outcome = AnswerReader.read(
                        200, "{\"retCode\":10006,\"result\":{}}", NOW_MS + 700, true, NOW_MS)
                .outcome();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.RetryAfter.class,
                        retry -> assertThat(retry.notBeforeMs()).isEqualTo(NOW_MS + 700));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"retCode\":\"secret-value\",\"result\":{}}",
                "{\"retCode\":0,\"result\":[\"secret-value\"]}",
                "{\"retCode\":0}",
                "[\"secret-value\"]",
                "\"secret-value\"",
                "{\"retCode\":0,\"result\":{},secret-value",
                "{\"retCode\":0,\"result\":{}} secret-value",
                "{\"retCode\":99999999999,\"result\":{}}",
                "{\"retCode\":1E999999999999,\"result\":{}}",
                "{\"retCode\":0,\"retCode\":10003,\"result\":{}}"
            })
    void describesAMalformedAnswerWithoutItsValues(String body) {
        assertThat(read(200, body, true))
                .isInstanceOfSatisfying(
                        Outcome.Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.cause())
                                .isInstanceOf(MalformedAnswerException.class)
                                .hasMessageNotContaining("secret"));
    }

    @Test
    void namesFieldsTypesAndSizesOfAMalformedAnswer() {
        Fields fields = AnswerReader.parse("{\"price\":\"abc\",\"list\":[{\"a\":\"\"},2],\"flag\":true,\"none\":null}");
        assertThatThrownBy(() -> fields.text("missing"))
                .hasMessage("field missing: expected a text in "
                        + "{price: string(3), list: array(2) of {a: empty string}, flag: boolean, none: null}");
        assertThatThrownBy(() -> fields.decimal("price"))
                .hasMessage("field price: expected a decimal, got a string(3)");
    }

    @Test
    void readsDecimalsExactlyWhateverTheirForm() {
        Fields fields = AnswerReader.parse(
                "{\"text\":\"0.10000000000000000001\",\"number\":0.10000000000000000001,\"empty\":\"\",\"null\":null}");
        BigDecimal expected = new BigDecimal("0.10000000000000000001");
        assertThat(fields.decimal("text")).isEqualTo(expected);
        assertThat(fields.decimal("number")).isEqualTo(expected);
        assertThat(fields.decimalOrNull("empty")).isNull();
        assertThat(fields.decimalOrNull("null")).isNull();
        assertThat(fields.decimalOrNull("absent")).isNull();
    }

    @Test
    void refusesDecimalsOfAbsurdSize() {
        Fields fields = AnswerReader.parse("{\"exponent\":\"1e999999999\",\"long\":\"" + "1".repeat(200) + "\"}");
        assertThatThrownBy(() -> fields.decimal("exponent")).isInstanceOf(MalformedAnswerException.class);
        assertThatThrownBy(() -> fields.decimal("long")).isInstanceOf(MalformedAnswerException.class);
    }

    private static Outcome<Answer> read(int status, String body, boolean write) {
        return AnswerReader.read(status, body, 0, write, NOW_MS).outcome();
    }

    private static String kindOf(Outcome<?> outcome) {
        return outcome.getClass().getSimpleName();
    }
}
