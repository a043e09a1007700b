package io.eternalengine.backtester.venue;

import io.eternalengine.core.accounting.AccountLedger;
import io.eternalengine.core.accounting.Conservation;
import io.eternalengine.core.accounting.LedgerEvent;
import io.eternalengine.core.accounting.LotMethod;
import io.eternalengine.core.accounting.PortfolioLedger;
import io.eternalengine.core.accounting.SpotBalances;
import io.eternalengine.core.accounting.SpotLots;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import java.util.Map;
import java.util.TreeMap;

/** The books of all accounts as the exchange keeps them, moved by ledger events alone. */
public final class VenueBooks {
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
        var amounts = new TreeMap<String, Decimal>();
        if (!account.cash().isZero()) {
            amounts.put(quoteAsset, account.cash());
        }
        for (Map.Entry<String, SpotLots> coins : account.spot().entrySet()) {
            amounts.put(coins.getKey(), coins.getValue().quantity());
        }
        Decimal netDeposits = account.netDeposits().plus(account.netTransfers());
        return new AccountBooks(name, new SpotBalances(amounts), netDeposits, asOfMs, true, "", account.perpetuals());
    }
}
