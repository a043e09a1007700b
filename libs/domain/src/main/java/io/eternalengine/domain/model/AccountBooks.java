package io.eternalengine.domain.model;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.state.FrozenMap;
import java.util.SortedMap;

/**
 * An account by our own ledger.
 *
 * @param netDeposits what came in minus what went out since the account was first seen, in USDT
 * @param perpetuals positions that are not flat, by instrument
 * @param reconciled whether the ledger agrees with the exchange; an account that does not must not open exposure
 * @param difference the disagreement in words, or empty
 */
public record AccountBooks(
        String account,
        SpotBalances balances,
        Decimal netDeposits,
        long asOfMs,
        boolean reconciled,
        String difference,
        SortedMap<InstrumentId, PerpetualPosition> perpetuals) {
    public AccountBooks {
        TextRules.id("account", account);
        difference = TextRules.clipped(difference);
        perpetuals = FrozenMap.copyOf(perpetuals);
    }

    /** An account without perpetuals. */
    public AccountBooks(
            String account,
            SpotBalances balances,
            Decimal netDeposits,
            long asOfMs,
            boolean reconciled,
            String difference) {
        this(account, balances, netDeposits, asOfMs, reconciled, difference, FrozenMap.empty());
    }

    /** The same books, disagreeing with the exchange for this reason. */
    public AccountBooks unreconciled(String why) {
        return new AccountBooks(account, balances, netDeposits, asOfMs, false, why, perpetuals);
    }

    /**
     * The books after an execution. Spot moves two balances. A perpetual moves its position, and what that realises, less the fee, moves
     * the quote asset.
     */
    public AccountBooks after(Execution execution, String baseAsset, String quoteAsset) {
        return switch (execution.instrument().category()) {
            case SPOT -> with(balances.after(execution, baseAsset, quoteAsset), perpetuals, execution.executedAtMs());
            case LINEAR -> afterPerpetual(execution, quoteAsset);
        };
    }

    private AccountBooks afterPerpetual(Execution execution, String quoteAsset) {
        PerpetualPosition.Change change = position(execution.instrument())
                .after(execution.side(), execution.price(), execution.quantity(), execution.value());
        FrozenMap<InstrumentId, PerpetualPosition> held = FrozenMap.copyOf(perpetuals);
        return with(
                balances.plus(quoteAsset, change.profit())
                        .plus(execution.feeAsset(), execution.fee().negated()),
                change.position().isFlat()
                        ? held.without(execution.instrument())
                        : held.with(execution.instrument(), change.position()),
                execution.executedAtMs());
    }

    /** The books after a balance moved otherwise; {@code deposit} of it is money from outside, in USDT. */
    public AccountBooks plus(String asset, Decimal amount, Decimal deposit, long atMs) {
        return new AccountBooks(
                account,
                balances.plus(asset, amount),
                netDeposits.plus(deposit),
                Math.max(asOfMs, atMs),
                reconciled,
                difference,
                perpetuals);
    }

    /** The books with another position in a perpetual, which is taken as it is; no balance moves with it. */
    public AccountBooks holding(InstrumentId instrument, PerpetualPosition position, long atMs) {
        FrozenMap<InstrumentId, PerpetualPosition> held = FrozenMap.copyOf(perpetuals);
        return with(balances, position.isFlat() ? held.without(instrument) : held.with(instrument, position), atMs);
    }

    private AccountBooks with(
            SpotBalances newBalances, SortedMap<InstrumentId, PerpetualPosition> newPerpetuals, long atMs) {
        return new AccountBooks(
                account, newBalances, netDeposits, Math.max(asOfMs, atMs), reconciled, difference, newPerpetuals);
    }

    public PerpetualPosition position(InstrumentId instrument) {
        return perpetuals.getOrDefault(instrument, PerpetualPosition.FLAT);
    }
}
