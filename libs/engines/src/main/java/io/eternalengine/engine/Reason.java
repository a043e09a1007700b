package io.eternalengine.engine;

/**
 * Why nothing was decided.
 *
 * @param rule that held everything back
 */
public record Reason(String rule, String explanation) {}
