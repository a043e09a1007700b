package io.eternalengine.service.execution.ledger;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;

/**
 * A change of a balance that no execution of ours made.
 *
 * @param id of the exchange's transaction log, or of the operator's request; each is booked once
 * @param amount signed, in the asset
 * @param deposit what of it counts as money from outside, in USDT; the rest is profit or loss
 * @param reason what the exchange calls it, or why a person accepted it
 * @param acceptedBy the person; empty when the exchange's log explains it
 */
public record Adjustment(
        String id,
        AdjustmentKind kind,
        String asset,
        Decimal amount,
        Decimal deposit,
        String reason,
        String acceptedBy,
        long atMs) {
    public Adjustment {
        Require.text("id", id);
        Require.text("asset", asset);
        Require.check(!amount.isZero(), "amount", amount, "must not be 0", amount);
    }
}
