package io.eternalengine.bybit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Turns the text of an answer or a stream message into JSON, and an HTTP answer into an outcome. */
final class AnswerReader {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final long BAN_MS = 10 * 60_000;
    private static final long BACK_OFF_MS = 1_000;

    private AnswerReader() {}

    /**
     * What an answer means.
     *
     * @param clockRefused whether the exchange refused the request for its timestamp
     */
    record Reading(Outcome<Answer> outcome, boolean clockRefused) {

        static Reading of(Outcome<Answer> outcome) {
            return new Reading(outcome, false);
        }
    }

    static Fields parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.isObject()) {
                throw new MalformedAnswerException("expected a JSON object, got " + PayloadShape.of(node));
            }
            return new Fields(node);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            // The cause is left out: Jackson's message quotes the text.
            throw new MalformedAnswerException("no JSON: " + text.length() + " characters, wrong "
                    + (at == null ? "somewhere" : "at line " + at.getLineNr() + " column " + at.getColumnNr()));
        } catch (NumberFormatException | ArithmeticException e) {
            // Jackson lets these pass for numbers whose exponent no decimal can hold.
            throw new MalformedAnswerException("no JSON: " + text.length() + " characters with a number out of range");
        }
    }

    /** What an HTTP answer means; {@code resetMs} is the rate limit's reset time, 0 when the answer names none. */
    static Reading read(int status, String body, long resetMs, boolean write, long nowMs) {
        return switch (ReturnCodes.meaningOfHttpStatus(status)) {
            case ADDRESS_BANNED ->
                Reading.of(new Outcome.RetryAfter<>(
                        nowMs + BAN_MS, "HTTP " + status + ": too many requests from this address"));
            case BACK_OFF ->
                Reading.of(
                        new Outcome.RetryAfter<>(retryTime(resetMs, nowMs), "HTTP " + status + ": too many requests"));
            case STOP -> Reading.of(new Outcome.Stop<>(status, "HTTP " + status + ": the key was not accepted"));
            case AMBIGUOUS -> Reading.of(noUsableAnswer(write, nowMs, new MalformedAnswerException("HTTP " + status)));
            case SUCCESS, REJECTED, RESYNCHRONIZE_CLOCK -> readBody(body, resetMs, nowMs, status);
        };
    }

    private static Reading readBody(String body, long resetMs, long nowMs, int status) {
        try {
            return readEnvelope(parse(body), resetMs, nowMs, status);
        } catch (MalformedAnswerException e) {
            return Reading.of(new Outcome.Ambiguous<>(e));
        }
    }

    /** A transport that failed after the request was written: a read may simply be sent again. */
    static <T> Outcome<T> noUsableAnswer(boolean write, long nowMs, Throwable cause) {
        return write
                ? new Outcome.Ambiguous<>(cause)
                : new Outcome.RetryAfter<>(nowMs + BACK_OFF_MS, "no usable answer: " + cause.getMessage());
    }

    private static Reading readEnvelope(Fields envelope, long resetMs, long nowMs, int status) {
        int code = returnCode(envelope);
        String reason = envelope.textOrEmpty("retMsg");
        String codeAndReason = "code " + code + ": " + reason;
        ReturnCodes.Meaning meaning = ReturnCodes.meaningOf(code);
        Outcome<Answer> outcome = switch (meaning) {
            case SUCCESS ->
                status == 200
                        ? new Outcome.Accepted<>(new Answer(envelope.object("result"), envelope.integerOrZero("time")))
                        : new Outcome.Rejected<>(status, "HTTP " + status);
            case REJECTED -> new Outcome.Rejected<>(code, reason);
            case AMBIGUOUS -> new Outcome.Ambiguous<>(new BybitRequestException(codeAndReason));
            case BACK_OFF, ADDRESS_BANNED -> new Outcome.RetryAfter<>(retryTime(resetMs, nowMs), codeAndReason);
            case RESYNCHRONIZE_CLOCK -> new Outcome.RetryAfter<>(nowMs, codeAndReason);
            case STOP -> new Outcome.Stop<>(code, reason);
        };
        return new Reading(outcome, meaning == ReturnCodes.Meaning.RESYNCHRONIZE_CLOCK);
    }

    private static int returnCode(Fields envelope) {
        long code = envelope.integer("retCode");
        if (code != (int) code) {
            throw new MalformedAnswerException("field retCode: out of range");
        }
        return (int) code;
    }

    private static long retryTime(long resetMs, long nowMs) {
        return resetMs > nowMs && resetMs - nowMs <= BAN_MS ? resetMs : nowMs + BACK_OFF_MS;
    }
}
