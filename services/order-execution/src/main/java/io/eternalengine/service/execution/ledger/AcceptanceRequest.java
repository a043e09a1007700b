package io.eternalengine.service.execution.ledger;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Require;

/**
 * An operator takes the exchange's figure for right, although nothing explains why the ledger has another.
 *
 * @param id of the request, which is decided once
 * @param amount the one difference that is accepted, signed: what the exchange has more than the ledger
 * @param reason why, in the operator's words
 * @param person who accepts it
 */
public record AcceptanceRequest(String id, String account, String asset, Decimal amount, String reason, String person) {
    private static final String ID = "[A-Za-z0-9._:-]{1,120}";
    /** No control characters, which no table and no log takes. */
    private static final String SENTENCE = "[^\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]{1,500}";

    public AcceptanceRequest {
        Require.check(id.matches(ID), "id", id, "must be 1 to 120 of A-Z, a-z, 0-9, ., _, : and -", id);
        Require.check(account.matches(ID), "account", account, "must be the name of an account", account);
        Require.check(asset.matches(ID), "asset", asset, "must be the name of an asset", asset);
        Require.check(!amount.isZero(), "amount", amount, "must not be 0", amount);
        Require.check(reason.matches(SENTENCE), "reason", reason, "must be 1 to 500 printable characters", reason);
        Require.check(person.matches(SENTENCE), "person", person, "must be 1 to 500 printable characters", person);
    }

    /** The ledger's entry once it is accepted. It is profit or loss: what nobody can explain is no deposit. */
    public Adjustment adjustment(long atMs) {
        return new Adjustment(
                "request:" + id, AdjustmentKind.ACCEPTED, asset, amount, Decimal.ZERO, reason, person, atMs);
    }
}
