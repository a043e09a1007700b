package io.eternalengine.core.model;

/**
 * An engine's wish to trade.
 *
 * @param intentId names the wish for ever; a pure function of what is wished and of how often it was tried
 * @param claimsReduction the engine says that the order reduces exposure; risk verifies it
 * @param riskEpoch newest epoch that the engine had heard when it decided
 * @param referencePrice the close that decided
 */
public record OrderIntent(
        String intentId,
        EngineId engine,
        String account,
        InstrumentId instrument,
        Side side,
        ExecutionStyle style,
        OrderAmount amount,
        boolean claimsReduction,
        long riskEpoch,
        long decidedAtMs,
        Decimal referencePrice,
        String reason) {
    public OrderIntent {
        Require.text("intentId", intentId);
        Require.text("account", account);
        Require.positive("referencePrice", referencePrice);
        Require.check(riskEpoch >= 0, "riskEpoch", riskEpoch, "must not be below 0", riskEpoch);
    }
}
