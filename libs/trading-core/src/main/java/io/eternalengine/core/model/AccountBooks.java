package io.eternalengine.core.model;

import io.eternalengine.core.accounting.SpotBalances;

/**
 * An account by our own ledger.
 *
 * @param netDeposits what came in minus what went out since the account was first seen, in USDT
 * @param reconciled whether the ledger agrees with the exchange; an account that does not must not open exposure
 * @param difference the disagreement in words, or empty
 */
public record AccountBooks(
        String account,
        SpotBalances balances,
        Decimal netDeposits,
        long asOfMs,
        boolean reconciled,
        String difference) {
    public AccountBooks {
        Require.text("account", account);
    }
}
