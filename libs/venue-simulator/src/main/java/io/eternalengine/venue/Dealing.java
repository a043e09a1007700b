package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.function.LongSupplier;

/** Fills orders: at their arrival, when the market reaches them, and when their trigger comes. */
final class Dealing {

    private static final String BY_REDUCE_ONLY = "CancelByReduceOnly";
    private static final String NOBODY = "UNKNOWN";

    private final Markets markets;
    private final OrderBooks books;
    private final Settlement settlement;
    private final Recorder recorder;
    private final PositionStops stops;
    private final Funds funds;
    private final LongSupplier clock;

    Dealing(
            Markets markets,
            OrderBooks books,
            Settlement settlement,
            Recorder recorder,
            PositionStops stops,
            Funds funds,
            LongSupplier clock) {
        this.markets = markets;
        this.books = books;
        this.settlement = settlement;
        this.recorder = recorder;
        this.stops = stops;
        this.funds = funds;
        this.clock = clock;
    }

    /** An active order meets the market: it takes what it may, and rests or ends. */
    void enter(Account account, Order order, Instrument instrument) {
        Quote quote = markets.quote(instrument.listing());
        Side side = order.request().side();
        var levels = books.takeable(order.request(), instrument, quote, clock.getAsLong());
        Matching.Verdict verdict = Matching.of(order, instrument, quote, levels);
        Order latest = order;
        int left = verdict.fills().size();
        for (Level level : verdict.fills()) {
            boolean complete = --left == 0 && verdict.ending() == Matching.Ending.COMPLETE;
            books.take(instrument.listing(), side, level);
            latest = fill(account, latest, level, false, complete);
        }
        switch (verdict.ending()) {
            case COMPLETE -> {}
            case CANCEL -> end(account, latest.cancelled(NOBODY, verdict.reason(), clock.getAsLong()), instrument);
            case REST -> {
                markets.resting(instrument.listing()).add(latest);
                books.join(latest, instrument, quote, clock.getAsLong());
                recorder.changed(account, latest);
            }
        }
    }

    private void end(Account account, Order cancelled, Instrument instrument) {
        recorder.changed(account, cancelled);
        if (instrument.category() == Category.SPOT && cancelled.filledQuantity().signum() > 0) {
            stops.afterFill(account, instrument, cancelled);
        }
    }

    /** The market reached a resting order. */
    void reached(Account account, Order order, Instrument instrument, Quote quote) {
        OrderRequest request = order.request();
        BigDecimal left = order.leavesQuantity();
        BigDecimal closable =
                request.onlyCloses() ? account.position(instrument.symbol()).closedBy(request.side(), left) : left;
        if (closable.signum() == 0) {
            remove(order);
            recorder.changed(account, order.cancelled(BY_REDUCE_ONLY, RejectReason.NO_ERROR, clock.getAsLong()));
            return;
        }
        BigDecimal quantity =
                books.filledAt(order, instrument, quote, clock.getAsLong()).min(closable);
        if (quantity.signum() == 0) {
            return;
        }
        remove(order);
        // A reduce-only order ends with its position, whatever it asked for.
        boolean complete = quantity.compareTo(closable) == 0;
        Order filled = fill(account, order, new Level(request.limitPrice(), quantity), true, complete);
        if (!complete) {
            markets.resting(instrument.listing()).add(filled);
        } else {
            books.leave(order);
        }
    }

    /** Takes an order out of the book or from those that wait. */
    void withdraw(Order order) {
        remove(order);
        books.leave(order);
        stops.withdrawn(order);
    }

    private void remove(Order order) {
        Listing listing = order.request().listing();
        if (order.isUntriggered()) {
            markets.waiting(listing).remove(order);
        } else {
            markets.resting(listing).remove(order);
        }
    }

    /** Lets trailing stops follow, and brings to life the orders whose trigger the present prices reach. */
    void pullTriggers(Listing listing, java.util.function.Function<String, Account> accounts) {
        WaitingOrders waiting = markets.waiting(listing);
        for (Order order : waiting.all()) {
            Trigger trigger = order.request().terms().trigger();
            if (trigger == null || !waiting.holds(order)) {
                continue;
            }
            Account account = accounts.apply(order.account());
            BigDecimal current = markets.watched(listing, trigger.by());
            if (trigger.isHitBy(current)) {
                trigger(account, order, markets.instrument(listing));
                continue;
            }
            Trigger following = trigger.following(current);
            if (!following.equals(trigger)) {
                OrderRequest request = order.request();
                Order followed =
                        order.amended(request.withTerms(request.terms().withTrigger(following)), clock.getAsLong());
                waiting.put(followed);
                recorder.changedQuietly(account, followed);
            }
        }
    }

    private void trigger(Account account, Order order, Instrument instrument) {
        OrderRequest request = order.request();
        markets.waiting(instrument.listing()).remove(order);
        stops.triggered(account, order);
        if (request.onlyCloses()) {
            Trigger trigger = request.terms().trigger();
            Position position = account.position(instrument.symbol());
            boolean whole = trigger != null && trigger.kind().closesWholePosition();
            BigDecimal wanted = whole ? position.size().abs() : request.quantity();
            BigDecimal closable = position.closedBy(request.side(), wanted);
            if (closable.signum() == 0) {
                recorder.changed(account, order.cancelled(BY_REDUCE_ONLY, RejectReason.NO_ERROR, clock.getAsLong()));
                return;
            }
            request = request.withQuantity(closable);
        }
        Order active = order.triggered(request, recorder.nextNumber(), clock.getAsLong());
        recorder.changedQuietly(account, order.cancelled(NOBODY, RejectReason.NO_ERROR, clock.getAsLong()));
        try {
            Quote quote = markets.quote(instrument.listing());
            BigDecimal price = books.takeable(request, instrument, quote, clock.getAsLong())
                    .findFirst()
                    .map(Level::price)
                    .orElse(quote.best(request.side()));
            funds.require(account, request, instrument, price);
        } catch (Refusal refusal) {
            recorder.changed(account, active.rejected(RejectReason.OTHERS, clock.getAsLong()));
            return;
        }
        enter(account, active, instrument);
    }

    /** Changes a waiting or resting order: its place in the queue stays only where it asks for less at the same price. */
    void amend(Account account, Order order, OrderRequest request) {
        Instrument instrument = markets.instrument(request.listing());
        long nowMs = clock.getAsLong();
        if (order.isUntriggered()) {
            Order amended = order.amended(request, nowMs);
            markets.waiting(request.listing()).put(amended);
            recorder.changed(account, amended);
        } else if (keepsItsPlace(order.request(), request)) {
            Order amended = order.amended(request, nowMs);
            markets.resting(request.listing()).remove(order);
            markets.resting(request.listing()).add(amended);
            recorder.changed(account, amended);
        } else {
            withdraw(order);
            enter(account, order.requeued(request, recorder.nextNumber(), nowMs), instrument);
        }
    }

    private static boolean keepsItsPlace(OrderRequest before, OrderRequest after) {
        return before.limitPrice().compareTo(after.limitPrice()) == 0
                && after.quantity().compareTo(before.quantity()) <= 0;
    }

    /** Fills a new order whole at a price that the venue sets. */
    void fillAt(Account account, Order order, Level level, ExecutionType type) {
        fill(account, order, level, false, true, type);
    }

    private Order fill(Account account, Order order, Level level, boolean maker, boolean complete) {
        return fill(account, order, level, maker, complete, ExecutionType.TRADE);
    }

    private Order fill(Account account, Order order, Level level, boolean maker, boolean complete, ExecutionType type) {
        Instrument instrument = markets.instrument(order.request().listing());
        Side side = order.request().side();
        BigDecimal quantity = level.quantity();
        Settlement.Settled settled =
                settlement.settle(account, instrument, side, quantity, level.price(), maker, clock.getAsLong());
        Order filled =
                order.filled(quantity, quantity.multiply(level.price()), settled.fee(), complete, clock.getAsLong());
        BigDecimal mark = markets.quote(instrument.listing()).mid();
        recorder.filled(account, filled, instrument, settled, quantity, level.price(), maker, mark, type);
        stops.afterFill(account, instrument, filled);
        return filled;
    }
}
