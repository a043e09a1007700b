package io.eternalengine.simulator.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final VenueRules rules;
    private final Map<Listing, Instrument> instruments = new LinkedHashMap<>();
    private final Map<Listing, Quote> quotes = new LinkedHashMap<>();
    private final Map<Listing, RestingOrders> resting = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final OrderLog log = new OrderLog();
    private final Treasury treasury = new Treasury();
    private final Settlement settlement = new Settlement(treasury);
    private final Identifiers identifiers;
    private final Consumer<VenueEvent> events;
    private long nowMs;

    /** A venue without accounts, prices or time. */
    public Venue(VenueRules rules, Consumer<VenueEvent> events) {
        this.rules = rules;
        this.events = events;
        this.identifiers = new Identifiers(rules.seed());
        for (Listing listing : rules.listings()) {
            instruments.put(listing, Instruments.of(listing));
            resting.put(listing, new RestingOrders());
        }
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
        return List.copyOf(instruments.values());
    }

    /** A market; one that is not offered is refused with code 10001. */
    public Instrument instrument(Listing listing) {
        Instrument instrument = instruments.get(listing);
        if (instrument == null) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "symbol invalid " + listing.symbol());
        }
        return instrument;
    }

    /** The present price of a market. */
    public Quote quote(Listing listing) {
        instrument(listing);
        Quote quote = quotes.get(listing);
        if (quote == null) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "no price yet for " + listing.symbol());
        }
        return quote;
    }

    /** Every order and execution so far. */
    public OrderLog log() {
        return log;
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
        return !books(listing).isEmpty();
    }

    /** The market moved: resting orders that it reached are filled at their own price. */
    public void move(Listing listing, Quote quote) {
        Instrument instrument = instrument(listing);
        quotes.put(listing, quote);
        for (Order order : books(listing).reachedBy(quote)) {
            Account account = account(order.account());
            books(listing).remove(order);
            BigDecimal quantity = openQuantity(account, order.request());
            if (quantity.signum() == 0) {
                close(account, order.cancelled("CancelByReduceOnly", NO_ERROR, nowMs));
            } else {
                fill(account, order, instrument, quantity, order.request().limitPrice(), true);
            }
        }
    }

    /** Takes an order, which is filled, opened or cancelled at once; answers its latest version. */
    public Order place(String accountName, OrderRequest asked) {
        Account account = account(accountName);
        Instrument instrument = instrument(asked.listing());
        Quote quote = quote(asked.listing());
        BigDecimal takerPrice = quote.takerPrice(asked.side(), rules.impactBps(), instrument);
        OrderRules.check(asked, instrument, takerPrice);
        requireNewLinkId(account, asked);
        OrderRequest request = shrinkToPosition(account, asked);
        requireFunds(account, request, instrument, takerPrice);

        long sequence = identifiers.next();
        String feeCoin = instrument.category() == Category.SPOT && request.side() == Side.BUY
                ? instrument.baseCoin()
                : instrument.quoteCoin();
        Order order = Order.opened(
                identifiers.orderId(instrument.category(), sequence), sequence, accountName, request, feeCoin, nowMs);
        log.put(order);
        match(account, order, instrument, takerPrice);
        return latest(order);
    }

    /** Cancels an open order; the exchange's "not found" is thrown for any other. */
    public Order cancel(String accountName, Category category, String orderId, String orderLinkId) {
        Account account = account(accountName);
        Order order = requireOpen(accountName, category, orderId, orderLinkId);
        books(order.request().listing()).remove(order);
        close(account, order.cancelled(BY_USER, NO_ERROR, nowMs));
        return latest(order);
    }

    /** Cancels all open orders of a category that are chosen, oldest first. */
    public List<Order> cancelAll(String accountName, Category category, Predicate<Listing> chosen) {
        List<Order> cancelled = new ArrayList<>();
        for (Order order : account(accountName).openOrders()) {
            Listing listing = order.request().listing();
            if (listing.category() == category && chosen.test(listing)) {
                cancelled.add(cancel(accountName, category, order.id(), ""));
            }
        }
        return cancelled;
    }

    /** Changes quantity and price of an open order, which loses its place in time. */
    public Order amend(
            String accountName,
            Category category,
            String orderId,
            String orderLinkId,
            Optional<BigDecimal> newQuantity,
            Optional<BigDecimal> newPrice) {
        Account account = account(accountName);
        Order order = requireOpen(accountName, category, orderId, orderLinkId);
        OrderRequest old = order.request();
        Instrument instrument = instrument(old.listing());
        OrderRequest request = old.amended(newQuantity.orElse(old.quantity()), newPrice.orElseGet(old::limitPrice));
        BigDecimal takerPrice = quote(old.listing()).takerPrice(old.side(), rules.impactBps(), instrument);
        OrderRules.check(request, instrument, takerPrice);
        // What the order binds already is free for its own amendment.
        account.track(order.cancelled(BY_USER, NO_ERROR, nowMs));
        try {
            requireFunds(account, request, instrument, takerPrice);
        } finally {
            account.track(order);
        }
        books(old.listing()).remove(order);
        Order amended = order.amended(request, nowMs);
        log.put(amended);
        match(account, amended, instrument, takerPrice);
        return latest(order);
    }

    /** Sets the leverage of a linear position; setting what it is already is refused with code 110043. */
    public void setLeverage(String accountName, String symbol, BigDecimal leverage) {
        instrument(new Listing(Category.LINEAR, symbol));
        if (leverage.compareTo(BigDecimal.ONE) < 0 || leverage.compareTo(new BigDecimal("100")) > 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "leverage must be between 1 and 100");
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
        for (Account account : accounts()) {
            Position position = account.position(symbol);
            if (position.isOpen()) {
                payFunding(account, instrument, position, rate, mark);
            }
        }
    }

    /** The account's worth in the quote coin: coins at spot mid, positions at mark. */
    public BigDecimal equity(Account account) {
        BigDecimal equity = BigDecimal.ZERO;
        for (var balance : account.wallet().balances().entrySet()) {
            equity = equity.add(balance.getValue().multiply(coinPrice(balance.getKey())));
        }
        return equity.add(unrealizedProfit(account));
    }

    /** What the account's open positions would gain if closed at mark. */
    public BigDecimal unrealizedProfit(Account account) {
        BigDecimal profit = BigDecimal.ZERO;
        for (Position position : account.positions()) {
            if (position.isOpen()) {
                profit = profit.add(position.unrealizedProfit(markPrice(position.symbol())));
            }
        }
        return profit;
    }

    /** The price of a coin in USDT: its spot mid. */
    public BigDecimal coinPrice(String coin) {
        return coin.equals("USDT")
                ? BigDecimal.ONE
                : quote(new Listing(Category.SPOT, coin + "USDT")).mid();
    }

    private BigDecimal markPrice(String symbol) {
        return quote(new Listing(Category.LINEAR, symbol)).mid();
    }

    private void payFunding(
            Account account, Instrument instrument, Position position, BigDecimal rate, BigDecimal mark) {
        BigDecimal value = position.size().multiply(mark);
        BigDecimal payment = value.multiply(rate);
        treasury.pay(account, instrument.quoteCoin(), payment.negate());
        long sequence = identifiers.next();
        OrderRequest request = new OrderRequest(
                instrument.listing(),
                position.size().signum() > 0 ? Side.SELL : Side.BUY,
                OrderType.MARKET,
                position.size().abs(),
                false,
                null,
                TimeInForce.IOC,
                false,
                "",
                0);
        Order settled = Order.opened(
                        identifiers.orderId(Category.LINEAR, sequence),
                        sequence,
                        account.name(),
                        request,
                        instrument.quoteCoin(),
                        nowMs)
                .filled(position.size().abs(), value.abs(), payment, nowMs);
        record(new Execution(
                identifiers.executionId(sequence),
                sequence,
                settled,
                ExecutionType.FUNDING,
                mark,
                position.size().abs(),
                value.abs(),
                rate,
                payment,
                instrument.quoteCoin(),
                false,
                BigDecimal.ZERO,
                mark,
                nowMs));
        events.accept(new VenueEvent.WalletChanged(account.name()));
    }

    private void requireNewLinkId(Account account, OrderRequest request) {
        if (request.orderLinkId().isEmpty()) {
            return;
        }
        Category category = request.listing().category();
        Optional<Order> same = log.byLinkId(account.name(), category, request.orderLinkId());
        if (same.isEmpty()) {
            return;
        }
        switch (category) {
            case SPOT -> throw new Refusal(ReturnCode.SPOT_DUPLICATE_LINK_ID);
            case LINEAR -> {
                // As at the exchange, an id may be used again once its order is closed.
                if (same.get().isOpen()) {
                    throw new Refusal(ReturnCode.LINEAR_DUPLICATE_LINK_ID);
                }
            }
        }
    }

    private static OrderRequest shrinkToPosition(Account account, OrderRequest request) {
        if (!request.reduceOnly()) {
            return request;
        }
        BigDecimal closable = account.position(request.listing().symbol()).closedBy(request.side(), request.quantity());
        if (closable.signum() == 0) {
            throw new Refusal(ReturnCode.LINEAR_REDUCE_ONLY);
        }
        return request.withQuantity(closable);
    }

    private static BigDecimal openQuantity(Account account, OrderRequest request) {
        return request.reduceOnly()
                ? account.position(request.listing().symbol()).closedBy(request.side(), request.quantity())
                : request.quantity();
    }

    private void requireFunds(Account account, OrderRequest request, Instrument instrument, BigDecimal takerPrice) {
        BigDecimal price = request.type() == OrderType.LIMIT ? request.limitPrice() : takerPrice;
        switch (instrument.category()) {
            case SPOT -> Funds.requireSpot(account, Funds.coinOf(request), spotNeed(request, price));
            case LINEAR -> requireMargin(account, request, instrument, price);
        }
    }

    private static BigDecimal spotNeed(OrderRequest request, BigDecimal price) {
        boolean buy = request.side() == Side.BUY;
        if (request.inQuoteCoin()) {
            return buy ? request.quantity() : BigDecimal.ZERO;
        }
        return buy ? request.quantity().multiply(price) : request.quantity();
    }

    private void requireMargin(Account account, OrderRequest request, Instrument instrument, BigDecimal price) {
        Position position = account.position(instrument.symbol());
        BigDecimal opened = request.quantity().subtract(position.closedBy(request.side(), request.quantity()));
        BigDecimal value = opened.multiply(price);
        BigDecimal needed = Funds.margin(value, position.leverage()).add(value.multiply(instrument.takerFeeRate()));
        BigDecimal available = Funds.availableMargin(account, instrument.quoteCoin(), this::markPrice);
        if (opened.signum() > 0 && available.compareTo(needed) < 0) {
            throw new Refusal(ReturnCode.LINEAR_INSUFFICIENT_BALANCE);
        }
    }

    private void match(Account account, Order order, Instrument instrument, BigDecimal takerPrice) {
        OrderRequest request = order.request();
        switch (request.type()) {
            case MARKET -> matchMarket(account, order, instrument, takerPrice);
            case LIMIT -> {
                if (RestingOrders.crosses(request, quote(request.listing()).best(request.side()))) {
                    matchCrossing(account, order, instrument, takerPrice);
                } else {
                    matchAway(account, order);
                }
            }
        }
    }

    private void matchMarket(Account account, Order order, Instrument instrument, BigDecimal price) {
        OrderRequest request = order.request();
        BigDecimal quantity = request.inQuoteCoin()
                ? instrument.stepAtOrBelow(request.quantity().divide(price, 18, java.math.RoundingMode.FLOOR))
                : request.quantity();
        boolean short_ = request.inQuoteCoin()
                && request.side() == Side.SELL
                && account.wallet()
                                .balance(instrument.baseCoin())
                                .subtract(account.locked(instrument.baseCoin()))
                                .compareTo(quantity)
                        < 0;
        if (quantity.signum() == 0 || short_) {
            close(account, order.cancelled("UNKNOWN", "EC_NoEnoughQtyToFill", nowMs));
        } else {
            fill(account, order, instrument, quantity, price, false);
        }
    }

    private void matchCrossing(Account account, Order order, Instrument instrument, BigDecimal takerPrice) {
        switch (order.request().timeInForce()) {
            case POST_ONLY -> close(account, order.cancelled("UNKNOWN", "EC_PostOnlyWillTakeLiquidity", nowMs));
            case GTC, IOC, FOK ->
                fill(
                        account,
                        order,
                        instrument,
                        order.request().quantity(),
                        notBeyondLimit(order.request(), takerPrice),
                        false);
        }
    }

    private static BigDecimal notBeyondLimit(OrderRequest request, BigDecimal takerPrice) {
        return request.side() == Side.BUY ? takerPrice.min(request.limitPrice()) : takerPrice.max(request.limitPrice());
    }

    private void matchAway(Account account, Order order) {
        switch (order.request().timeInForce()) {
            case IOC, FOK -> close(account, order.cancelled("UNKNOWN", "EC_NoImmediateQtyToFill", nowMs));
            case GTC, POST_ONLY -> {
                account.track(order);
                books(order.request().listing()).add(order);
                log.put(order);
                events.accept(new VenueEvent.OrderChanged(order));
                events.accept(new VenueEvent.WalletChanged(account.name()));
            }
        }
    }

    private void fill(
            Account account, Order order, Instrument instrument, BigDecimal quantity, BigDecimal price, boolean maker) {
        Side side = order.request().side();
        BigDecimal value = quantity.multiply(price);
        Settlement.Settled settled = settlement.settle(account, instrument, side, quantity, price, maker);
        Order filled = order.filled(quantity, value, settled.fee(), nowMs);
        account.track(filled);
        log.put(filled);
        long sequence = identifiers.next();
        record(new Execution(
                identifiers.executionId(sequence),
                sequence,
                filled,
                ExecutionType.TRADE,
                price,
                quantity,
                value,
                settled.feeRate(),
                settled.fee(),
                settled.feeCoin(),
                maker,
                settled.closedQuantity(),
                quote(instrument.listing()).mid(),
                nowMs));
        events.accept(new VenueEvent.OrderChanged(filled));
        if (instrument.category() == Category.LINEAR) {
            events.accept(new VenueEvent.PositionChanged(account.name(), account.position(instrument.symbol())));
        }
        events.accept(new VenueEvent.WalletChanged(account.name()));
    }

    private void record(Execution execution) {
        log.add(execution);
        events.accept(new VenueEvent.Executed(execution));
    }

    private void close(Account account, Order closed) {
        account.track(closed);
        log.put(closed);
        events.accept(new VenueEvent.OrderChanged(closed));
        events.accept(new VenueEvent.WalletChanged(account.name()));
    }

    private Order requireOpen(String account, Category category, String orderId, String orderLinkId) {
        Optional<Order> found = orderId.isEmpty() ? log.byLinkId(account, category, orderLinkId) : log.byId(orderId);
        return found.filter(order -> order.account().equals(account)
                        && order.request().listing().category() == category
                        && order.isOpen())
                .orElseThrow(() -> new Refusal(
                        switch (category) {
                            case SPOT -> ReturnCode.SPOT_ORDER_NOT_FOUND;
                            case LINEAR -> ReturnCode.LINEAR_ORDER_NOT_FOUND;
                        }));
    }

    private Order latest(Order order) {
        return log.byId(order.id()).orElseThrow();
    }

    private RestingOrders books(Listing listing) {
        RestingOrders books = resting.get(listing);
        if (books == null) {
            throw new IllegalStateException("no book for " + listing);
        }
        return books;
    }
}
