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

    public PerpetualPosition position(InstrumentId instrument) {
        return perpetuals.getOrDefault(instrument, PerpetualPosition.FLAT);
    }
}
