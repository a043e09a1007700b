package io.eternalengine.domain.model;

/**
 * Risk's answer to an intent.
 *
 * @param rule the rule that decided, such as {@code order-value}
 * @param explanation the figures, in words
 */
public record Verdict(
        String intentId,
        EngineId engine,
        String account,
        boolean approved,
        String rule,
        String explanation,
        long riskEpoch,
        long decidedAtMs) {
    public Verdict {
        TextRules.id("intentId", intentId);
        TextRules.id("account", account);
        TextRules.id("rule", rule);
        explanation = TextRules.clipped(explanation);
    }
}
