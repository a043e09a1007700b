/**
 * Reads files of market history: candles, funding rates, sentiment. CSV with a header, plain or gzip, times in epoch
 * milliseconds UTC, rows in order of time. What is wrong in a file is reported with file, line, value and rule; gaps are reported, not
 * refused.
 */
package io.eternalengine.history;
