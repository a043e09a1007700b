package io.eternalengine.risk;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All accounts, markets and prices, and what they are worth together. A coin finds its price at the first of its spot markets
 * that has one; a coin that no market trades counts as nothing. Sums are exact, so what an account held may be taken from
 * them, and what it holds now be added. It changes in place.
 */
final class Portfolio {
    static final String CASH = "USDT";

    private final RiskParameters parameters;
    private final NavigableMap<String, Account> accounts = new TreeMap<>();
    private final NavigableMap<InstrumentId, Instrument> instruments = new TreeMap<>();
    private final Marks marks = new Marks();
    /** Whether a coin that is traded has a price, and at which market. */
    private final Map<String, CoinMarket> coins = new TreeMap<>();

    private Decimal money = Decimal.ZERO;
    private int awaiting;
    /** Whether coins and sums are those of the accounts and markets of now. */
    private boolean summed;

    /** @param mark null while the first price is awaited */
    private record CoinMarket(@Nullable MarketMark mark) {}

    Portfolio(RiskParameters parameters) {
        this.parameters = parameters;
    }

    /** Null before its books are known. */
    @Nullable
    AccountBooks books(String account) {
        Account known = accounts.get(account);
        return known == null ? null : known.books();
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    int accountsKnown() {
        return accounts.size();
    }

    void report(AccountBooks books) {
        Account known = accounts.get(books.account());
        if (known == null) {
            accounts.put(books.account(), new Account(books, parameters));
            summed = false;
            return;
        }
        if (summed) {
            subtract(known);
        }
        known.report(books);
        if (summed) {
            add(known);
        }
    }

    void describe(Instrument instrument) {
        summed &= instrument.equals(instruments.put(instrument.id(), instrument));
    }

    NavigableMap<InstrumentId, Instrument> instruments() {
        return instruments;
    }

    Marks marks() {
        return marks;
    }

    /** The first price of a market. */
    void mark(InstrumentId instrument, Mark mark) {
        marks.add(instrument, mark);
        summed = false;
    }

    /** Cash, coins and what perpetuals have gained, of all accounts, in USDT. */
    Decimal equity() {
        sum();
        Decimal equity = money;
        for (int i = 0; i < marks.size(); i++) {
            MarketMark market = marks.at(i);
            if (!market.held().isZero()) {
                equity = equity.plus(market.held().times(market.price()));
            }
        }
        return equity;
    }

    /** Of one account that is known. */
    Decimal equityOf(Account account) {
        sum();
        return account.equity();
    }

    /** Of one account, by its name; 0 before its books are known. */
    Decimal equityOf(String account) {
        Account known = accounts.get(account);
        return known == null ? Decimal.ZERO : equityOf(known);
    }

    /** Whether the first price of a coin held is awaited. */
    boolean awaitsPrice() {
        sum();
        return awaiting > 0;
    }

    private void sum() {
        if (summed) {
            return;
        }
        findMarketsOfCoins();
        money = Decimal.ZERO;
        awaiting = 0;
        for (int i = 0; i < marks.size(); i++) {
            marks.at(i).releaseAll();
        }
        for (Account account : accounts.values()) {
            account.forget();
            add(account);
        }
        summed = true;
    }

    private void findMarketsOfCoins() {
        coins.clear();
        for (Instrument instrument : instruments.values()) {
            if (instrument.id().category() == MarketCategory.SPOT
                    && instrument.quoteAsset().equals(CASH)) {
                CoinMarket known = coins.get(instrument.baseAsset());
                if (known == null || known.mark() == null) {
                    coins.put(instrument.baseAsset(), new CoinMarket(marks.of(instrument.id())));
                }
            }
        }
    }

    private void subtract(Account account) {
        money = money.minus(account.money());
        awaiting -= account.awaitsPrice() ? 1 : 0;
        account.release();
    }

    private void add(Account account) {
        AccountBooks books = account.books();
        books.balances().amounts().forEach((asset, amount) -> addCoins(account, asset, amount));
        books.perpetuals().forEach((instrument, position) -> addPosition(account, instrument, position));
        money = money.plus(account.money());
        awaiting += account.awaitsPrice() ? 1 : 0;
    }

    private void addCoins(Account account, String asset, Decimal amount) {
        if (asset.equals(CASH)) {
            account.addMoney(amount);
            return;
        }
        CoinMarket coin = coins.get(asset);
        if (coin != null && coin.mark() != null) {
            account.hold(coin.mark(), amount);
        } else if (coin != null) {
            account.awaitPrice();
        }
    }

    private void addPosition(Account account, InstrumentId instrument, PerpetualPosition position) {
        MarketMark market = marks.of(instrument);
        if (market != null) {
            account.hold(market, position.quantity());
            account.addMoney(position.cost().negated());
        }
    }
}
