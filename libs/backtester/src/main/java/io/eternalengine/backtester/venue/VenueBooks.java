package io.eternalengine.backtester.venue;

import io.eternalengine.domain.accounting.AccountLedger;
import io.eternalengine.domain.accounting.Conservation;
import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.accounting.LotMethod;
import io.eternalengine.domain.accounting.PortfolioLedger;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.accounting.SpotLots;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.FrozenMap;

/** The books of all accounts as the exchange keeps them, moved by ledger events alone. */
public final class VenueBooks {
    private static final FrozenMap<String, Decimal> NO_AMOUNTS = FrozenMap.empty();

    private final String quoteAsset;
    private PortfolioLedger ledger;

    public VenueBooks(String quoteAsset) {
        this.quoteAsset = quoteAsset;
        ledger = PortfolioLedger.empty(quoteAsset, LotMethod.FIFO);
    }

    public void apply(LedgerEvent event) {
        ledger = ledger.apply(event);
    }

    public AccountLedger account(String name) {
        return ledger.account(name);
    }

    public Conservation conservation() {
        return ledger.conservation();
    }

    /** An account as order execution reports it to risk. */
    public AccountBooks report(String name, long asOfMs) {
        AccountLedger account = account(name);
        FrozenMap<String, SpotLots> spot = account.spot();
        FrozenMap<String, Decimal> amounts = NO_AMOUNTS;
        if (!account.cash().isZero()) {
            amounts = amounts.with(quoteAsset, account.cash());
        }
        for (int i = 0; i < spot.size(); i++) {
            amounts = amounts.with(spot.keyAt(i), spot.valueAt(i).quantity());
        }
        Decimal netDeposits = account.netDeposits().plus(account.netTransfers());
        return new AccountBooks(name, new SpotBalances(amounts), netDeposits, asOfMs, true, "", account.perpetuals());
    }
}
