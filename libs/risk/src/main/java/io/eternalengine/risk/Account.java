package io.eternalengine.risk;

import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An account's books, and how to value them as prices move: {@code equity = money + Σ quantity · price}, coins and perpetuals
 * alike, with the cost of the perpetuals taken from the money. It changes in place.
 */
final class Account {
    /** What is held of one market. */
    private record Holding(MarketMark market, Decimal quantity) {}

    private final Set<EngineId> engines;
    private final List<Holding> holdings = new ArrayList<>();
    private AccountBooks books;
    private Decimal money = Decimal.ZERO;
    private boolean awaitsPrice;

    /** @param parameters that say which engines may trade in it */
    Account(AccountBooks books, RiskParameters parameters) {
        this.books = books;
        engines = EnumSet.noneOf(EngineId.class);
        for (EngineId engine : EngineId.values()) {
            if (parameters.mayTrade(engine, books.account())) {
                engines.add(engine);
            }
        }
    }

    AccountBooks books() {
        return books;
    }

    void report(AccountBooks newBooks) {
        books = newBooks;
    }

    boolean isOf(EngineId engine) {
        return engines.contains(engine);
    }

    void addMoney(Decimal amount) {
        money = money.plus(amount);
    }

    void hold(MarketMark market, Decimal quantity) {
        holdings.add(new Holding(market, quantity));
        market.hold(quantity);
    }

    /** A coin is held whose first price is awaited. */
    void awaitPrice() {
        awaitsPrice = true;
    }

    /** Takes what is held out of the totals of the markets. */
    void release() {
        for (int i = 0; i < holdings.size(); i++) {
            holdings.get(i).market().release(holdings.get(i).quantity());
        }
        forget();
    }

    /** How the books are valued has to be worked out anew. */
    void forget() {
        holdings.clear();
        money = Decimal.ZERO;
        awaitsPrice = false;
    }

    Decimal money() {
        return money;
    }

    boolean awaitsPrice() {
        return awaitsPrice;
    }

    /** Cash, coins and what perpetuals have gained, in USDT. */
    Decimal equity() {
        Decimal equity = money;
        for (int i = 0; i < holdings.size(); i++) {
            equity = equity.plus(
                    holdings.get(i).quantity().times(holdings.get(i).market().price()));
        }
        return equity;
    }
}
