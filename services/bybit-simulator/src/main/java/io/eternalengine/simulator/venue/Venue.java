package io.eternalengine.simulator.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The venue: takes commands, keeps the books, and tells what happened. Time and prices are given to it.
 *
 * <p>A command that breaks a rule throws {@link Refusal} and changes nothing.
 */
public final class Venue {

    private static final String BY_USER = "CancelByUser";
    private static final String NO_ERROR = "EC_NoError";
    private static final int MOST_OPEN_ORDERS = 500;
    private static final BigDecimal HIGHEST_LEVERAGE = new BigDecimal("100");

    private final BigDecimal impactBps;
    private final Markets markets;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Treasury treasury = new Treasury();
    private final Recorder recorder;
    private final OrderBooks books;
    private final PositionStops stops;
    private final Dealing dealing;
    private Set<String> haltedSymbols = Set.of();
    private long nowMs;

    /** A venue without accounts, prices or time. */
    public Venue(VenueRules rules, Consumer<VenueEvent> events) {
        impactBps = rules.impactBps();
        markets = new Markets(rules.listings());
        recorder = new Recorder(rules.seed(), rules.handling().keptOrders(), events);
        books = new OrderBooks(rules);
        stops = new PositionStops(markets, recorder, () -> nowMs);
        dealing = new Dealing(markets, books, new Settlement(treasury), recorder, stops, () -> nowMs);
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

    /** What the account's open positions would gain if closed at mark. */
    public BigDecimal unrealizedProfit(Account account) {
        return markets.unrealizedProfit(account);
    }

    /** Every order and execution so far. */
    public OrderLog log() {
        return recorder.log();
    }

    /** The other side of the trades, and the fees. */
    public Treasury treasury() {
        return treasury;
    }

    /** The venue's time, epoch milliseconds. */
    public long nowMs() {
        return nowMs;
    }

    /** Sets the time of what follows; it never goes back. */
    public void setTime(long timeMs) {
        if (timeMs < nowMs) {
            throw new IllegalArgumentException("time " + timeMs + " is before " + nowMs);
        }
        nowMs = timeMs;
    }

    /** Whether any order waits in a market for its price. */
    public boolean hasRestingOrders(Listing listing) {
        return !markets.resting(listing).isEmpty() || !markets.waiting(listing).isEmpty();
    }

    /** The order book that a taker of a side meets, best price first. */
    public List<Level> book(Listing listing, Side taker, int levels) {
        return books.shown(taker, instrument(listing), quote(listing), nowMs, levels);
    }

    /** The market moved: resting orders that it reached are filled at their own price, then triggers come. */
    public void move(Listing listing, Quote quote) {
        markets.setQuote(listing, quote);
        books.moved(listing);
        for (Order order : markets.resting(listing).reachedBy(quote)) {
            dealing.reached(account(order.account()), order, instrument(listing), quote);
        }
        dealing.pullTriggers(listing, this::account);
    }

    /** Takes an order, which is filled, opened or cancelled at once or waits for its trigger; answers its latest version. */
    public Order place(String accountName, OrderRequest asked) {
        Account account = account(accountName);
        Instrument instrument = instrument(asked.listing());
        requireTrading(instrument);
        checkStops(asked, instrument);
        Trigger trigger = asked.terms().trigger();
        BigDecimal price = trigger == null ? takerPrice(asked, instrument) : trigger.price();
        OrderRules.check(asked, instrument, price);
        requireNewLinkId(account, asked);
        requireRoom(account, asked.listing().category());
        String feeCoin = instrument.feeCoin(asked.side());
        if (trigger != null) {
            if (trigger.kind() == StopKind.SPOT_TPSL) {
                Funds.require(account, asked, instrument, price, markets::markPrice);
            }
            Order order = recorder.waiting(account, asked, feeCoin, nowMs);
            markets.waiting(asked.listing()).put(order);
            return order;
        }
        OrderRequest request = asked.onlyCloses() ? shrinkToPosition(account, asked) : asked;
        Funds.require(account, request, instrument, price, markets::markPrice);
        Order order = recorder.opened(account, request, feeCoin, nowMs);
        dealing.enter(account, order, instrument);
        return latest(order);
    }

    private void checkStops(OrderRequest request, Instrument instrument) {
        Trigger trigger = request.terms().trigger();
        if (trigger != null) {
            StopRules.checkTrigger(trigger, instrument, markets.watched(request.listing(), trigger.by()));
        }
        BigDecimal entry = trigger == null ? quote(request.listing()).mid() : trigger.price();
        BigDecimal base = request.type() == OrderType.LIMIT ? request.limitPrice() : entry;
        StopRules.checkProtection(request.terms().protection(), request.side(), instrument, base);
    }

    /** Lets a symbol take no orders, until none of these is halted any more. */
    public void halt(Collection<String> symbols) {
        haltedSymbols = Set.copyOf(symbols);
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
        BigDecimal free = fromFunding ? from.funding().balance(coin) : Funds.free(from, coin, markets::markPrice);
        if (free.compareTo(amount) < 0) {
            throw new Refusal(ReturnCode.TRANSFER_INSUFFICIENT_BALANCE);
        }
        (fromFunding ? from.funding() : from.wallet()).add(coin, amount.negate());
        (toFunding ? to.funding() : to.wallet()).add(coin, amount);
        recorder.walletChanged(from);
        if (from != to) {
            recorder.walletChanged(to);
        }
    }

    private void requireTrading(Instrument instrument) {
        if (haltedSymbols.contains(instrument.symbol())) {
            throw new Refusal(
                    switch (instrument.category()) {
                        case SPOT -> ReturnCode.SPOT_NOT_TRADING;
                        case LINEAR -> ReturnCode.LINEAR_NOT_TRADING;
                    });
        }
    }

    /** Sets the stops of an open linear position. */
    public void setTradingStop(String accountName, String symbol, TradingStop stop) {
        stops.set(account(accountName), instrument(new Listing(Category.LINEAR, symbol)), stop);
    }

    /** Cancels an open order; the exchange's "not found" is thrown for any other. */
    public Order cancel(String accountName, Category category, String orderId, String orderLinkId) {
        Account account = account(accountName);
        Order order = requireOpen(accountName, category, orderId, orderLinkId);
        dealing.withdraw(order);
        recorder.changed(account, order.cancelled(BY_USER, NO_ERROR, nowMs));
        return latest(order);
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

    /** Changes quantity and price of an open order. */
    public Order amend(
            String accountName,
            Category category,
            String orderId,
            String orderLinkId,
            Optional<BigDecimal> newQuantity,
            Optional<BigDecimal> newPrice) {
        return amend(accountName, category, orderId, orderLinkId, Amendment.of(newQuantity, newPrice));
    }

    /** Changes an open order. */
    public Order amend(String accountName, Category category, String orderId, String orderLinkId, Amendment amendment) {
        Account account = account(accountName);
        Order order = requireOpen(accountName, category, orderId, orderLinkId);
        Instrument instrument = instrument(order.request().listing());
        OrderRequest request = amendment.appliedTo(order.request());
        if (request.quantity().compareTo(order.filledQuantity()) <= 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "qty must be above what is filled already");
        }
        checkStops(
                order.isUntriggered()
                        ? request
                        : request.withTerms(request.terms().withoutTrigger()),
                instrument);
        Trigger trigger = request.terms().trigger();
        boolean waits = order.isUntriggered();
        BigDecimal price = waits && trigger != null ? trigger.price() : takerPrice(request, instrument);
        OrderRules.check(request, instrument, price);
        Order amended = order.amended(request, nowMs);
        if (waits) {
            markets.waiting(request.listing()).put(amended);
            recorder.changed(account, amended);
            return amended;
        }
        // What the order binds already is free for its own amendment.
        account.track(order.cancelled(BY_USER, NO_ERROR, nowMs));
        try {
            Funds.require(account, request, instrument, price, markets::markPrice);
        } finally {
            account.track(order);
        }
        dealing.withdraw(order);
        dealing.enter(account, amended, instrument);
        return latest(order);
    }

    /** Sets the leverage of a linear position; setting what it is already is refused with code 110043. */
    public void setLeverage(String accountName, String symbol, BigDecimal leverage) {
        instrument(new Listing(Category.LINEAR, symbol));
        if (leverage.compareTo(BigDecimal.ONE) < 0 || leverage.compareTo(HIGHEST_LEVERAGE) > 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "leverage must be between 1 and " + HIGHEST_LEVERAGE);
        }
        Account account = account(accountName);
        Position position = account.position(symbol);
        if (position.leverage().compareTo(leverage) == 0) {
            throw new Refusal(ReturnCode.LINEAR_LEVERAGE_UNCHANGED);
        }
        account.put(position.withLeverage(leverage));
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
                recorder.funded(account, instrument, position, rate, payment, mark, nowMs);
            }
        }
    }

    private BigDecimal takerPrice(OrderRequest request, Instrument instrument) {
        Quote quote = quote(request.listing());
        return books.isBounded() ? quote.best(request.side()) : quote.takerPrice(request.side(), impactBps, instrument);
    }

    private void requireNewLinkId(Account account, OrderRequest request) {
        if (request.orderLinkId().isEmpty()) {
            return;
        }
        Category category = request.listing().category();
        List<Order> same = log().byLinkId(account.name(), category, request.orderLinkId());
        switch (category) {
            case SPOT -> {
                if (!same.isEmpty()) {
                    throw new Refusal(ReturnCode.SPOT_DUPLICATE_LINK_ID);
                }
            }
            case LINEAR -> {
                // As at the exchange, an id may be used again once its order is closed.
                if (same.stream().anyMatch(Order::isOpen)) {
                    throw new Refusal(ReturnCode.LINEAR_DUPLICATE_LINK_ID);
                }
            }
        }
    }

    private static void requireRoom(Account account, Category category) {
        if (account.openOrderCount(category) >= MOST_OPEN_ORDERS) {
            throw new Refusal(
                    switch (category) {
                        case SPOT -> ReturnCode.SPOT_TOO_MANY_ORDERS;
                        case LINEAR -> ReturnCode.LINEAR_TOO_MANY_ORDERS;
                    });
        }
    }

    private static OrderRequest shrinkToPosition(Account account, OrderRequest request) {
        Position position = account.position(request.listing().symbol());
        BigDecimal closable = position.closedBy(request.side(), request.quantity());
        if (closable.signum() == 0) {
            throw new Refusal(ReturnCode.LINEAR_REDUCE_ONLY);
        }
        return request.withQuantity(closable);
    }

    private Order requireOpen(String account, Category category, String orderId, String orderLinkId) {
        List<Order> found = orderId.isEmpty()
                ? log().byLinkId(account, category, orderLinkId)
                : log().byId(orderId).stream().toList();
        return found.stream()
                .filter(order -> order.account().equals(account))
                .filter(order -> order.request().listing().category() == category)
                .filter(Order::isOpen)
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        switch (category) {
                            case SPOT -> ReturnCode.SPOT_ORDER_NOT_FOUND;
                            case LINEAR -> ReturnCode.LINEAR_ORDER_NOT_FOUND;
                        }));
    }

    private Order latest(Order order) {
        return log().byId(order.id()).orElseThrow();
    }
}
