package io.eternalengine.bybit;

import java.util.function.Function;

/**
 * What became of a request, so that a caller must think about each possibility.
 *
 * @param <T> what an accepted request yields
 */
public sealed interface Outcome<T> {

    /** The exchange took the request. For an order this is an acknowledgement, not yet an open order. */
    record Accepted<T>(T result) implements Outcome<T> {}

    /** The exchange clearly refused the request for good; it had no effect. */
    record Rejected<T>(int code, String reason) implements Outcome<T> {

        /** What the refusal is about. */
        public RejectionKind kind() {
            return ReturnCodes.kindOf(code);
        }
    }

    /** Nobody knows whether a write had an effect: ask, never resend blindly. A read had none. */
    record Ambiguous<T>(Throwable cause) implements Outcome<T> {}

    /**
     * The request had no effect and may be sent again later.
     *
     * @param notBeforeMs wall clock time in epoch milliseconds before which it should not be sent again
     */
    record RetryAfter<T>(long notBeforeMs, String cause) implements Outcome<T> {}

    /** Keys, permissions or addresses are wrong: nothing more may be sent until a person has looked. */
    record Stop<T>(int code, String reason) implements Outcome<T> {}

    /** Not one byte of the request left this process. */
    record NotSent<T>(NotSentReason reason, String detail) implements Outcome<T> {}

    /** Why nothing was sent. */
    enum NotSentReason {
        GATE_CLOSED,
        NO_CONNECTION,
        /** It breaks one of the instrument's trading rules, as far as this client knows them. */
        RULE_BROKEN
    }

    /** The same outcome with the result of an accepted request changed. */
    default <U> Outcome<U> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Accepted<T> accepted -> new Accepted<>(change.apply(accepted.result()));
            case Rejected<T> rejected -> new Rejected<>(rejected.code(), rejected.reason());
            case Ambiguous<T> ambiguous -> new Ambiguous<>(ambiguous.cause());
            case RetryAfter<T> retry -> new RetryAfter<>(retry.notBeforeMs(), retry.cause());
            case Stop<T> stop -> new Stop<>(stop.code(), stop.reason());
            case NotSent<T> notSent -> new NotSent<>(notSent.reason(), notSent.detail());
        };
    }

    /** The result of an accepted request; any other outcome is thrown as a {@link BybitRequestException}. */
    default T orElseThrow() {
        return switch (this) {
            case Accepted<T> accepted -> accepted.result();
            case Rejected<T> rejected ->
                throw new BybitRequestException("rejected with code " + rejected.code() + ": " + rejected.reason());
            case Ambiguous<T> ambiguous -> throw new BybitRequestException("no clear answer", ambiguous.cause());
            case RetryAfter<T> retry -> throw new BybitRequestException("to be sent again later: " + retry.cause());
            case Stop<T> stop -> throw new BybitRequestException("stop, code " + stop.code() + ": " + stop.reason());
            case NotSent<T> notSent ->
                throw new BybitRequestException("not sent (" + notSent.reason() + "): " + notSent.detail());
        };
    }
}
