package io.eternalengine.bybit;

/** A streamed book can be continued by a new snapshot only. */
final class BookLostException extends Exception {

    private static final long serialVersionUID = 1L;

    BookLostException(String message) {
        super(message);
    }
}
