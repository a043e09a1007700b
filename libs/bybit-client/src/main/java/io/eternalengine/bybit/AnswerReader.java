package io.eternalengine.bybit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Turns the text of an answer or a stream message into JSON, and an HTTP answer into an outcome. */
final class AnswerReader {

    private static final String NO_USABLE_ANSWER = "no usable answer: ";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final int HTTP_OK = 200;
    private static final int DONE = 0;
    /** A reset further away than this is not believed. */
    private static final long LONGEST_RESET_MS = 10 * 60_000;

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
            case ADDRESS_BANNED -> Reading.of(AddressBan.until(nowMs + AddressBan.LASTS_MS));
            case BACK_OFF ->
                Reading.of(
                        new Outcome.RetryAfter<>(retryTime(resetMs, nowMs), "HTTP " + status + ": too many requests"));
            case STOP -> Reading.of(new Outcome.Stop<>(status, "HTTP " + status + ": the key was not accepted"));
            case AMBIGUOUS -> Reading.of(noUsableAnswer(write, nowMs, new MalformedAnswerException("HTTP " + status)));
            case SUCCESS, REJECTED, RESYNCHRONIZE_CLOCK ->
                readBody(body, write ? ReturnCodes::ofWrite : ReturnCodes::ofRead, resetMs, nowMs, status);
        };
    }

    private static Reading readBody(
            String body, IntFunction<ReturnCodes.Meaning> meanings, long resetMs, long nowMs, int status) {
        try {
            return readEnvelope(parse(body), "result", meanings, resetMs, nowMs, status);
        } catch (MalformedAnswerException e) {
            return Reading.of(new Outcome.Ambiguous<>(e));
        }
    }

    /** What the answer to a write means that came by WebSocket; its parts have names of their own. */
    static Reading readReply(Fields reply, long resetMs, long nowMs) {
        try {
            return readEnvelope(reply, "data", ReturnCodes::ofWebSocketWrite, resetMs, nowMs, HTTP_OK);
        } catch (MalformedAnswerException e) {
            return Reading.of(new Outcome.Ambiguous<>(e));
        }
    }

    /** Whether nobody answered a read, or nothing that can be read, so that another address may know better. */
    static boolean isUnanswered(Outcome<?> read) {
        return switch (read) {
            case Outcome.NotSent<?> ignored -> true;
            case Outcome.Ambiguous<?> ignored -> true;
            case Outcome.RetryAfter<?> retry -> retry.cause().startsWith(NO_USABLE_ANSWER);
            case Outcome.Accepted<?> ignored -> false;
            case Outcome.Rejected<?> ignored -> false;
            case Outcome.Stop<?> ignored -> false;
        };
    }

    /** A transport that failed after the request was written: a read may simply be sent again. */
    static <T> Outcome<T> noUsableAnswer(boolean write, long nowMs, Throwable cause) {
        return write
                ? new Outcome.Ambiguous<>(cause)
                : new Outcome.RetryAfter<>(nowMs + BACK_OFF_MS, NO_USABLE_ANSWER + cause.getMessage());
    }

    private static Reading readEnvelope(
            Fields envelope,
            String resultField,
            IntFunction<ReturnCodes.Meaning> meanings,
            long resetMs,
            long nowMs,
            int status) {
        int code = returnCode(envelope, "retCode");
        String reason = envelope.textOrEmpty("retMsg");
        ReturnCodes.Meaning meaning = meanings.apply(code);
        if (meaning == ReturnCodes.Meaning.SUCCESS && status != HTTP_OK) {
            // Two answers in one: what was done is open.
            return Reading.of(new Outcome.Ambiguous<>(
                    new MalformedAnswerException("HTTP " + status + " with return code " + code)));
        }
        Outcome<Answer> outcome = outcomeOf(meaning, code, reason, retryTime(resetMs, nowMs), nowMs, () -> {
            Fields result = code == DONE ? envelope.object(resultField) : envelope.objectOrEmpty(resultField);
            return new Answer(result, envelope.objectOrEmpty("retExtInfo"), envelope.integerOrZero("time"));
        });
        return new Reading(outcome, meaning == ReturnCodes.Meaning.RESYNCHRONIZE_CLOCK);
    }

    /** What became of one order of a batch, by its own code. */
    static <T> Outcome<T> readPart(Fields part, long nowMs, Supplier<T> accepted) {
        int code = returnCode(part, "code");
        return outcomeOf(
                ReturnCodes.ofWrite(code), code, part.textOrEmpty("msg"), nowMs + BACK_OFF_MS, nowMs, accepted);
    }

    private static <T> Outcome<T> outcomeOf(
            ReturnCodes.Meaning meaning, int code, String reason, long retryMs, long nowMs, Supplier<T> accepted) {
        String codeAndReason = "code " + code + ": " + reason;
        return switch (meaning) {
            case SUCCESS -> new Outcome.Accepted<>(accepted.get());
            case REJECTED -> new Outcome.Rejected<>(code, reason);
            case AMBIGUOUS -> new Outcome.Ambiguous<>(new BybitRequestException(codeAndReason));
            case BACK_OFF, ADDRESS_BANNED -> new Outcome.RetryAfter<>(retryMs, codeAndReason);
            case RESYNCHRONIZE_CLOCK -> new Outcome.RetryAfter<>(nowMs, codeAndReason);
            case STOP -> new Outcome.Stop<>(code, reason);
        };
    }

    private static int returnCode(Fields envelope, String field) {
        long code = envelope.integer(field);
        if (code != (int) code) {
            throw new MalformedAnswerException("field " + field + ": out of range");
        }
        return (int) code;
    }

    private static long retryTime(long resetMs, long nowMs) {
        return resetMs > nowMs && resetMs - nowMs <= LONGEST_RESET_MS ? resetMs : nowMs + BACK_OFF_MS;
    }
}
