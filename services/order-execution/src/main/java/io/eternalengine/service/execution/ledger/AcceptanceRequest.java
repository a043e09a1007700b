package io.eternalengine.service.execution.ledger;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.model.TextRules;

/**
 * An operator takes the exchange's figure for right, although nothing explains why the ledger has another.
 *
 * @param id of the request, which is decided once
 * @param amount the one difference that is accepted, signed: what the exchange has more than the ledger
 * @param reason why, in the operator's words
 * @param person who accepts it
 */
public record AcceptanceRequest(String id, String account, String asset, Decimal amount, String reason, String person) {
    public AcceptanceRequest {
        TextRules.id("id", id);
        TextRules.scopeName("account", account);
        TextRules.scopeName("asset", asset);
        Require.check(!amount.isZero(), "amount", amount, "must not be 0", amount);
        TextRules.sentence("reason", reason);
        TextRules.sentence("person", person);
    }

    /** The ledger's entry once it is accepted. It is profit or loss: what nobody can explain is no deposit. */
    public Adjustment adjustment(long atMs) {
        return new Adjustment(
                "request:" + id, AdjustmentKind.ACCEPTED, asset, amount, Decimal.ZERO, reason, person, atMs);
    }
}
