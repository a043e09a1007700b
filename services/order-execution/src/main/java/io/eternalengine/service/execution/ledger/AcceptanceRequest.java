package io.eternalengine.service.execution.ledger;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.model.TextRules;

/**
 * An operator takes the exchange's figure for right, although nothing explains why the ledger has another.
 *
 * @param id of the request, which is decided once
 * @param asset the coin that differs; empty when it is a position
 * @param symbol of the perpetual whose position differs; empty when it is a coin
 * @param amount the one difference that is accepted, signed: what the exchange has more than the ledger
 * @param reason why, in the operator's words
 * @param person who accepts it
 */
public record AcceptanceRequest(
        String id, String account, String asset, String symbol, Decimal amount, String reason, String person) {
    public AcceptanceRequest {
        TextRules.id("id", id);
        TextRules.scopeName("account", account);
        Require.check(
                asset.isEmpty() != symbol.isEmpty(), "asset", asset, "must be named, or else a symbol", asset + symbol);
        TextRules.scopeName("what differs", asset + symbol);
        Require.check(!amount.isZero(), "amount", amount, "must not be 0", amount);
        TextRules.sentence("reason", reason);
        TextRules.sentence("person", person);
    }

    /** Whether a position differs, and not a coin. */
    public boolean isOfPosition() {
        return asset.isEmpty();
    }

    /** The perpetual whose position differs. */
    public InstrumentId instrument() {
        return InstrumentId.linear(symbol);
    }

    /** What differs, in words that no coin is named by. */
    public String what() {
        return isOfPosition() ? positionIn(instrument()) : asset;
    }

    /** What differs when it is a position, in words. */
    public static String positionIn(InstrumentId instrument) {
        return "of the position in " + instrument.symbol();
    }

    /** The ledger's entry once it is accepted. It is profit or loss: what nobody can explain is no deposit. */
    public Adjustment adjustment(long atMs) {
        return new Adjustment(
                "request:" + id, AdjustmentKind.ACCEPTED, asset + symbol, amount, Decimal.ZERO, reason, person, atMs);
    }
}
