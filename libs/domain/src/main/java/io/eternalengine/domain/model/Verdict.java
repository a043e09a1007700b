package io.eternalengine.domain.model;

/**
 * Risk's answer to an intent.
 *
 * @param rule text of the {@link VerdictRule} that decided, such as {@code order-value}
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

    /** Whether a smaller order might have passed; not known, and so not said, of a rule of a later release. */
    public boolean isAboutSize() {
        return VerdictRule.of(rule).map(VerdictRule::isAboutSize).orElse(false);
    }
}
