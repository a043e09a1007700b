package io.eternalengine.bybit;

/**
 * The result part of a successful answer.
 *
 * @param timeMs the venue's time when it answered, epoch milliseconds
 */
record Answer(Fields result, long timeMs) {}
