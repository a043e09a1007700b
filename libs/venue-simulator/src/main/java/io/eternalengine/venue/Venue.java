package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The venue: takes commands, keeps the books, and reports what happened. Time and prices are given to it.
 *
 * <p>A command that breaks a rule throws {@link Refusal} and changes nothing.
 */
public final class Venue {

    private final Markets markets;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Treasury treasury = new Treasury();
    private final VenueClock clock = new VenueClock();
    private final Recorder recorder;
    private final OrderBooks books;
    private final PositionStops stops;
    private final Margins margins;
    private final Funds funds;
    private final Dealing dealing;
    private final OrderChecks checks;
    private final Arrivals arrivals;
    private final OrderEntry orderEntry;
    private final Liquidations liquidations;
    private final Leverage leverage;

    /** A venue without accounts, prices or time. */
    public Venue(VenueRules rules, Consumer<VenueEvent> events) {
        markets = new Markets(rules.listings());
        recorder = new Recorder(rules.seed(), rules.handling().keptOrders(), events);
        books = new OrderBooks(rules);
        stops = new PositionStops(markets, recorder, clock::nowMs);
        margins = new Margins(markets);
        funds = new Funds(markets, margins);
        dealing = new Dealing(markets, books, new Settlement(treasury), recorder, stops, funds, clock::nowMs);
        checks = new OrderChecks(markets, books, rules.impactBps());
        arrivals = new Arrivals(rules.handling(), rules.seed(), clock);
        orderEntry = new OrderEntry(markets, checks, funds, dealing, recorder, arrivals, clock);
        liquidations = new Liquidations(markets, margins, dealing, recorder, treasury, clock);
        leverage = new Leverage(markets, margins);
    }

    /** Opens an account with a deposit. */
    public Account open(String name, String coin, BigDecimal deposit) {
        Account account = new Account(name);
        if (accounts.putIfAbsent(name, account) != null) {
            throw new IllegalArgumentException("account " + name + ": exists already");
        }
        if (deposit.signum() > 0) {
            account.deposit(coin, deposit);
        }
        return account;
    }

    /** The account of a name. */
    public Account account(String name) {
        Account account = accounts.get(name);
        if (account == null) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "no account has this name");
        }
        return account;
    }

    /** All accounts, in the order of their opening. */
    public Collection<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    /** All markets. */
    public Collection<Instrument> instruments() {
        return markets.instruments();
    }

    /** A market; one that is not offered is refused with code 10001. */
    public Instrument instrument(Listing listing) {
        return markets.instrument(listing);
    }

    /** The present price of a market. */
    public Quote quote(Listing listing) {
        return markets.quote(listing);
    }

    /** The price of a coin in USDT: its spot mid. */
    public BigDecimal coinPrice(String coin) {
        return markets.coinPrice(coin);
    }

    /** The account's worth in USDT: coins at spot mid, positions at mark. */
    public BigDecimal equity(Account account) {
        return markets.equity(account);
    }

    /** The account's margin at the present prices. */
    public MarginState margin(Account account) {
        return margins.of(account);
    }

    /** What a position binds. */
    public BigDecimal initialMargin(Position position) {
        return margins.initialOf(position);
    }

    /** What of a position must be covered. */
    public BigDecimal maintenanceMargin(Position position) {
        return margins.maintenanceOf(position);
    }

    /** The mark price at which the account's liquidation would begin if only this price moved; empty when none would. */
    public Optional<BigDecimal> liquidationPrice(Account account, Position position) {
        return margins.liquidationPrice(account, position);
    }

    /** The orders and executions so far, as many as are remembered. */
    public OrderLog log() {
        return recorder.log();
    }

    /** What moved the wallets, and what positions earned, as much as is remembered. */
    public MoneyLog money() {
        return recorder.money();
    }

    /** The other side of the trades, and the fees. */
    public Treasury treasury() {
        return treasury;
    }

    /** The venue's time, epoch milliseconds. */
    public long nowMs() {
        return clock.nowMs();
    }

    /** Sets the time of what follows; it never goes back. */
    public void setTime(long timeMs) {
        clock.set(timeMs);
    }

    /** Sets how requests are delayed by the wall clock. */
    public void setTimer(WallTimer timer) {
        arrivals.setTimer(timer);
    }

    /** The market time at which the next request that is under way arrives. */
    public OptionalLong nextArrivalMs() {
        return arrivals.nextMs();
    }

    /** Lets in the requests that have arrived by now, at the present prices. */
    public void admitArrivals() {
        arrivals.admit();
    }

    /** Whether anything depends on the next price of a market: an order that waits for it, or a position that it may end. */
    public boolean isWatched(Listing listing) {
        return !markets.resting(listing).isEmpty()
                || !markets.waiting(listing).isEmpty()
                || liquidations.watches(listing, accounts.values());
    }

    /** The highest price of a buy at present. */
    public BigDecimal highestBuy(Listing listing) {
        return checks.priceLimits().highestBuy(instrument(listing));
    }

    /** The lowest price of a sale at present. */
    public BigDecimal lowestSale(Listing listing) {
        return checks.priceLimits().lowestSale(instrument(listing));
    }

    /** The order book that a taker of a side meets, best price first. */
    public List<Level> book(Listing listing, Side taker, int levels) {
        return books.shown(taker, instrument(listing), quote(listing), clock.nowMs(), levels);
    }

    /** Lets a market show a recorded book, which its quote must fit; null lets it show the made one again. */
    public void show(Listing listing, @Nullable RecordedBook book) {
        books.show(listing, book);
    }

    /** The market moved: resting orders that it reached are filled at their own price, then triggers and liquidations come. */
    public void move(Listing listing, Quote quote) {
        markets.setQuote(listing, quote);
        books.moved(listing);
        for (Order order : markets.resting(listing).reachedBy(quote)) {
            dealing.reached(account(order.account()), order, instrument(listing), quote);
        }
        dealing.pullTriggers(listing, this::account);
        liquidations.afterMove(listing, accounts.values());
    }

    /** Takes an order, which is filled, opened or cancelled at its arrival or waits for its trigger; answers its latest version. */
    public Order place(String accountName, OrderRequest asked) {
        return orderEntry.place(account(accountName), asked);
    }

    /** Lets a symbol take no orders, until none of these is halted any more. */
    public void halt(Collection<String> symbols) {
        checks.halt(symbols);
    }

    /** Lets only so much of a bounded book's depth stand, in percent. */
    public void setDepthPercent(BigDecimal percent) {
        books.setDepthPercent(percent);
    }

    /** Moves coins between the wallets of one or two accounts. */
    public void transfer(
            Account from, boolean fromFunding, Account to, boolean toFunding, String coin, BigDecimal amount) {
        if (from == to && fromFunding == toFunding) {
            throw new Refusal(ReturnCode.TRANSFER_SAME_ACCOUNT);
        }
        if (amount.signum() <= 0) {
            throw new Refusal(ReturnCode.TRANSFER_PARAMETER_ERROR, "amount must be positive");
        }
        BigDecimal free = fromFunding ? from.funding().balance(coin) : funds.free(from, coin);
        if (free.compareTo(amount) < 0) {
            throw new Refusal(ReturnCode.TRANSFER_INSUFFICIENT_BALANCE);
        }
        (fromFunding ? from.funding() : from.wallet()).add(coin, amount.negate());
        (toFunding ? to.funding() : to.wallet()).add(coin, amount);
        if (!fromFunding) {
            recorder.transferred(from, coin, amount.negate(), clock.nowMs());
        }
        if (!toFunding) {
            recorder.transferred(to, coin, amount, clock.nowMs());
        }
    }

    /** What of a coin may leave the account's trading wallet. */
    public BigDecimal transferable(Account account, String coin) {
        return funds.free(account, coin);
    }

    /** Gives an account coins out of nothing, or takes them away: the money of a demo account. */
    public void grant(Account account, String coin, BigDecimal amount) {
        if (amount.signum() < 0 && funds.free(account, coin).compareTo(amount.negate()) < 0) {
            throw new Refusal(ReturnCode.LINEAR_WALLET_INSUFFICIENT);
        }
        account.deposit(coin, amount);
        recorder.transferred(account, coin, amount, clock.nowMs());
    }

    /** Sets the stops of an open linear position. */
    public void setTradingStop(String accountName, String symbol, TradingStop stop) {
        stops.set(account(accountName), instrument(new Listing(Category.LINEAR, symbol)), stop);
    }

    /** Cancels an open order; the exchange's "not found" is thrown for any other. */
    public Order cancel(String accountName, Category category, String orderId, String orderLinkId) {
        return orderEntry.cancel(account(accountName), new OrderName(category, "", orderId, orderLinkId));
    }

    /** Cancels an open order of one symbol; an order of another is not found. */
    public Order cancel(String accountName, Listing listing, String orderId, String orderLinkId) {
        return orderEntry.cancel(
                account(accountName), new OrderName(listing.category(), listing.symbol(), orderId, orderLinkId));
    }

    /** Cancels all open orders of a category that are chosen, oldest first. */
    public List<Order> cancelAll(String accountName, Category category, Predicate<Order> chosen) {
        List<Order> cancelled = new ArrayList<>();
        for (Order order : account(accountName).openOrders()) {
            if (order.request().listing().category() == category && chosen.test(order)) {
                cancelled.add(cancel(accountName, category, order.id(), ""));
            }
        }
        return cancelled;
    }

    /** Changes an open order of one symbol; an order of another is not found. */
    public Order amend(String accountName, Listing listing, String orderId, String orderLinkId, Amendment amendment) {
        return orderEntry.amend(
                account(accountName),
                new OrderName(listing.category(), listing.symbol(), orderId, orderLinkId),
                amendment);
    }

    /** Sets the leverage of a linear position; setting what it is already is refused with code 110043. */
    public void setLeverage(String accountName, String symbol, BigDecimal wanted) {
        leverage.set(account(accountName), symbol, wanted);
    }

    /** Settles funding: at a positive rate longs pay shorts, on the position's value at the mark price. */
    public void settleFunding(String symbol, BigDecimal rate) {
        Listing listing = new Listing(Category.LINEAR, symbol);
        Instrument instrument = instrument(listing);
        BigDecimal mark = quote(listing).mid();
        for (Account account : accounts.values()) {
            Position position = account.position(symbol);
            if (position.isOpen()) {
                BigDecimal payment = position.size().multiply(mark).multiply(rate);
                treasury.pay(account, instrument.quoteCoin(), payment.negate());
                account.put(position.withLife(position.life().settled(payment.negate(), clock.nowMs())));
                recorder.funded(account, instrument, position, rate, payment, mark, clock.nowMs());
                liquidations.check(account);
            }
        }
    }
}
