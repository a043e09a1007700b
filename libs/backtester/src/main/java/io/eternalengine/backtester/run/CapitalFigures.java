package io.eternalengine.backtester.run;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.venue.VenueBooks;
import io.eternalengine.domain.accounting.AccountLedger;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.orchestration.AccountFigures;
import io.eternalengine.orchestration.TransferableCash;
import io.eternalengine.risk.PendingOrder;
import io.eternalengine.risk.RiskEngine;
import java.util.SortedMap;
import java.util.TreeMap;

/** What accounts are worth at risk's marks, and how much cash may leave them. */
final class CapitalFigures {
    /** No engine gives its last twentieth in cash. */
    private static final Decimal CASH_KEPT = Decimal.of("0.05");

    private final VenueBooks books;
    private final Decimal maxLeverage;
    private final SortedMap<String, InstrumentId> spotOf = new TreeMap<>();

    CapitalFigures(MarketData data, VenueBooks books, Decimal maxLeverage) {
        this.books = books;
        this.maxLeverage = maxLeverage;
        for (MarketSeries series : data.series()) {
            if (series.instrument().id().category() == MarketCategory.SPOT) {
                spotOf.put(series.instrument().baseAsset(), series.instrument().id());
            }
        }
    }

    Decimal equity(String account, RiskEngine risk) {
        return books.account(account).equity(coin -> priceOfCoin(coin, risk), market -> priceOf(market, risk));
    }

    /**
     * @param setAside cash in the account that belongs to another engine
     */
    AccountFigures of(String account, Decimal setAside, RiskEngine risk) {
        AccountLedger ledger = books.account(account);
        Decimal equity = equity(account, risk).minus(setAside);
        Decimal kept = equity.times(CASH_KEPT).max(Decimal.ZERO).plus(setAside);
        for (PendingOrder order : risk.portfolio().pending().values()) {
            if (order.account().equals(account)) {
                kept = kept.plus(order.value());
            }
        }
        return new AccountFigures(
                equity, TransferableCash.of(ledger, market -> priceOf(market, risk), maxLeverage, kept));
    }

    private Decimal priceOfCoin(String coin, RiskEngine risk) {
        InstrumentId market = spotOf.get(coin);
        return market == null ? Decimal.ZERO : priceOf(market, risk);
    }

    private static Decimal priceOf(InstrumentId market, RiskEngine risk) {
        Decimal price = risk.price(market);
        return price == null ? Decimal.ZERO : price;
    }
}
