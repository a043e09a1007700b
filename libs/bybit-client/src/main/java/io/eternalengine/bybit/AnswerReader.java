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
            .build();

    private static final long BAN_MS = 10 * 60_000;
    private static final long BACK_OFF_MS = 1_000;

    private AnswerReader() {}

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
        }
    }

    /** What an HTTP answer means; {@code resetMs} is the rate limit's reset time, 0 when the answer names none. */
    static Outcome<Answer> read(int status, String body, long resetMs, boolean write, long nowMs) {
        if (status == 403) {
            return new Outcome.RetryAfter<>(nowMs + BAN_MS, "HTTP 403: too many requests from this address");
        }
        if (status == 429) {
            return new Outcome.RetryAfter<>(retryTime(resetMs, nowMs), "HTTP 429: too many requests");
        }
        if (status == 401) {
            return new Outcome.Stop<>(status, "HTTP 401: the key was not accepted");
        }
        if (status >= 500) {
            return noUsableAnswer(write, nowMs, new MalformedAnswerException("HTTP " + status));
        }
        try {
            return readEnvelope(parse(body), resetMs, nowMs, status);
        } catch (MalformedAnswerException e) {
            return new Outcome.Ambiguous<>(e);
        }
    }

    /** A transport that failed after the request was written: a read may simply be sent again. */
    static <T> Outcome<T> noUsableAnswer(boolean write, long nowMs, Throwable cause) {
        return write
                ? new Outcome.Ambiguous<>(cause)
                : new Outcome.RetryAfter<>(nowMs + BACK_OFF_MS, "no usable answer: " + cause.getMessage());
    }

    private static Outcome<Answer> readEnvelope(Fields envelope, long resetMs, long nowMs, int status) {
        int code = returnCode(envelope);
        String reason = envelope.textOrEmpty("retMsg");
        return switch (ReturnCodes.meaningOf(code)) {
            case SUCCESS ->
                status == 200
                        ? new Outcome.Accepted<>(new Answer(envelope.object("result"), envelope.integerOrZero("time")))
                        : new Outcome.Rejected<>(status, "HTTP " + status);
            case REJECTED -> new Outcome.Rejected<>(code, reason);
            case AMBIGUOUS -> new Outcome.Ambiguous<>(new BybitRequestException("code " + code + ": " + reason));
            case BACK_OFF -> new Outcome.RetryAfter<>(retryTime(resetMs, nowMs), "code " + code + ": " + reason);
            case RESYNCHRONIZE_CLOCK -> new Outcome.RetryAfter<>(nowMs, "code " + code + ": " + reason);
            case STOP -> new Outcome.Stop<>(code, reason);
        };
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
