package io.eternalengine.engine;

/**
 * Why nothing was decided.
 *
 * @param rule that held everything back
 */
public record Reason(RuleName rule, String explanation) {}
