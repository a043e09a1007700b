package io.eternalengine.risk;

import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.FrozenMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What risk knows of the portfolio at one moment.
 *
 * @param accounts the books of each account
 * @param marks the price at which each market is valued
 * @param pending approved orders that have not ended, by intent
 * @param stops at the exchange, by account and symbol ({@code TREND-1/BTCUSDT}), of the latest entries
 */
public record PortfolioView(
        SortedMap<String, AccountBooks> accounts,
        SortedMap<InstrumentId, Mark> marks,
        SortedMap<String, PendingOrder> pending,
        SortedMap<String, Decimal> stops) {
    public PortfolioView {
        accounts = FrozenMap.copyOf(accounts);
        marks = FrozenMap.copyOf(marks);
        pending = FrozenMap.copyOf(pending);
        stops = FrozenMap.copyOf(stops);
    }

    static PortfolioView of(RiskState state) {
        var accounts = new TreeMap<String, AccountBooks>();
        for (Account account : state.portfolio().accounts()) {
            accounts.put(account.books().account(), account.books());
        }
        return new PortfolioView(
                accounts,
                state.portfolio().marks().toMap(),
                state.pending().byIntent(),
                state.surveillance().stops().all());
    }
}
