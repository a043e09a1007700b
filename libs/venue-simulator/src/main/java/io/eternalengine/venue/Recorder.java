package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.function.Consumer;

/** Gives orders and executions their ids, writes them down and reports them to their owners. */
final class Recorder {

    private final OrderLog log;
    private final MoneyLog money;
    private final Bookings bookings;
    private final Identifiers identifiers;
    private final Consumer<VenueEvent> events;

    Recorder(long seed, int keptOrders, Consumer<VenueEvent> events) {
        this.log = new OrderLog(keptOrders);
        this.money = new MoneyLog(keptOrders);
        this.bookings = new Bookings(money);
        this.identifiers = new Identifiers(seed);
        this.events = events;
    }

    OrderLog log() {
        return log;
    }

    MoneyLog money() {
        return money;
    }

    long nextNumber() {
        return identifiers.next();
    }

    /** A new order, written down but not reported: what becomes of it at once will be. */
    Order opened(Account account, OrderRequest request, String feeCoin, long nowMs) {
        Order order = numbered(account, request, feeCoin, nowMs);
        log.put(order);
        return order;
    }

    /** Writes a new order down but does not report it: what becomes of it at once will be. */
    void logged(Order order) {
        log.put(order);
    }

    /** A new order that waits for its trigger. */
    Order waiting(Account account, OrderRequest request, String feeCoin, long nowMs) {
        Order order = numbered(account, request, feeCoin, nowMs).untriggered();
        changed(account, order);
        return order;
    }

    /** A new version of an order that is not reported. */
    void changedQuietly(Account account, Order order) {
        account.track(order);
        log.put(order);
    }

    /** A new order that is not written down yet. */
    Order numbered(Account account, OrderRequest request, String feeCoin, long nowMs) {
        long sequence = identifiers.next();
        String id = identifiers.orderId(request.listing().category(), sequence);
        return Order.opened(id, sequence, account.name(), request, feeCoin, nowMs);
    }

    /** A new version of an order. */
    void changed(Account account, Order order) {
        changedQuietly(account, order);
        events.accept(new VenueEvent.OrderChanged(order));
        events.accept(new VenueEvent.WalletChanged(account.name()));
    }

    /** Reports an order without writing anything down. */
    void reported(Order order) {
        events.accept(new VenueEvent.OrderChanged(order));
    }

    /** Coins came or went. */
    void walletChanged(Account account) {
        events.accept(new VenueEvent.WalletChanged(account.name()));
    }

    /** The stops of a position changed. */
    void positionChanged(Account account, String symbol) {
        events.accept(new VenueEvent.PositionChanged(account.name(), account.position(symbol)));
    }

    /** An order was filled. */
    void filled(
            Account account,
            Order filled,
            Instrument instrument,
            Settlement.Settled settled,
            BigDecimal quantity,
            BigDecimal price,
            boolean maker,
            BigDecimal markPrice,
            ExecutionType type) {
        long sequence = identifiers.next();
        Execution execution = new Execution(
                identifiers.executionId(sequence),
                sequence,
                filled,
                type,
                price,
                quantity,
                quantity.multiply(price),
                settled.feeRate(),
                settled.fee(),
                settled.feeCoin(),
                maker,
                settled.closedQuantity(),
                markPrice,
                filled.updatedMs());
        executed(execution);
        bookings.filled(account, instrument, execution, settled);
        events.accept(new VenueEvent.Traded(execution));
        if (instrument.category() == Category.LINEAR) {
            events.accept(new VenueEvent.PositionChanged(account.name(), account.position(instrument.symbol())));
        }
        changed(account, filled);
    }

    /** A position paid funding, or received it when the payment is negative. */
    void funded(
            Account account,
            Instrument instrument,
            Position position,
            BigDecimal rate,
            BigDecimal payment,
            BigDecimal markPrice,
            long nowMs) {
        BigDecimal quantity = position.size().abs();
        BigDecimal value = quantity.multiply(markPrice);
        Side side = position.size().signum() > 0 ? Side.SELL : Side.BUY;
        // The exchange reports a settlement as an execution of an order that nobody placed.
        OrderRequest request = OrderRequest.byVenue(instrument.listing(), side, quantity, Origin.USER);
        Order order =
                numbered(account, request, instrument.quoteCoin(), nowMs).filled(quantity, value, payment, true, nowMs);
        Execution execution = new Execution(
                identifiers.executionId(order.sequence()),
                order.sequence(),
                order,
                ExecutionType.FUNDING,
                markPrice,
                quantity,
                value,
                rate,
                payment,
                instrument.quoteCoin(),
                false,
                BigDecimal.ZERO,
                markPrice,
                nowMs);
        executed(execution);
        bookings.funded(account, execution, position, payment);
        events.accept(new VenueEvent.WalletChanged(account.name()));
    }

    /** Coins came to an account's wallet, or went when the amount is negative. */
    void transferred(Account account, String coin, BigDecimal amount, long nowMs) {
        bookings.transferred(account, coin, amount, nowMs);
        walletChanged(account);
    }

    private void executed(Execution execution) {
        log.add(execution);
        events.accept(new VenueEvent.Executed(execution));
    }
}
