package io.eternalengine.bybit;

/** A request that was not accepted, for callers that treat every other outcome alike. */
public final class BybitRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BybitRequestException(String message) {
        super(message);
    }

    BybitRequestException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
