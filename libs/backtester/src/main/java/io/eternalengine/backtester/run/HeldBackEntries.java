package io.eternalengine.backtester.run;

/**
 * Entries of an engine that something held back.
 *
 * @param rule that the engine's decision named
 * @param moments candles on which it would have entered
 * @param days on which that was so
 */
public record HeldBackEntries(String account, String rule, long moments, long days) {}
