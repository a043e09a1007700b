package io.eternalengine.bybit;

/**
 * The result part of a successful answer.
 *
 * @param extension what is said beside the result, one code for each order of a batch; empty for most requests
 * @param timeMs the venue's time when it answered, epoch milliseconds
 */
record Answer(Fields result, Fields extension, long timeMs) {}
