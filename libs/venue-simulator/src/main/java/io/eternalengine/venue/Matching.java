package io.eternalengine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what an order does to the market at its arrival. */
final class Matching {

    /** What becomes of what was not filled. */
    enum Ending {
        COMPLETE,
        REST,
        CANCEL
    }

    /**
     * What becomes of an order at its arrival.
     *
     * @param fills what it takes, in order
     * @param reason why the rest is cancelled, in the exchange's words
     */
    record Verdict(List<Level> fills, Ending ending, RejectReason reason) {}

    private static final int QUANTITY_SCALE = 18;

    private Matching() {}

    /** The verdict on an order, given the other side of the book, best price first. */
    static Verdict of(Order order, Instrument instrument, Quote quote, Stream<Level> levels) {
        OrderRequest request = order.request();
        BigDecimal worst = worstPrice(request, instrument, quote);
        boolean crosses = worst == null || isWithin(request.side(), quote.best(request.side()), worst);
        if (request.timeInForce() == TimeInForce.POST_ONLY) {
            return crosses
                    ? new Verdict(List.of(), Ending.CANCEL, RejectReason.WOULD_TAKE)
                    : new Verdict(List.of(), Ending.REST, RejectReason.NO_ERROR);
        }
        List<Level> fills = new ArrayList<>();
        boolean complete = crosses && take(order, instrument, worst, levels, fills);
        if (complete) {
            return new Verdict(fills, isSpent(order, fills) ? Ending.COMPLETE : Ending.CANCEL, RejectReason.NO_ERROR);
        }
        return switch (request.timeInForce()) {
            case FOK -> new Verdict(List.of(), Ending.CANCEL, RejectReason.NOTHING_AT_ONCE);
            case GTC, POST_ONLY -> new Verdict(fills, Ending.REST, RejectReason.NO_ERROR);
            case IOC ->
                new Verdict(
                        fills,
                        Ending.CANCEL,
                        request.type() == OrderType.MARKET ? RejectReason.NOT_ENOUGH : RejectReason.NOTHING_AT_ONCE);
        };
    }

    /** Whether nothing of an amount is left: the exchange cancels what is too little for one more step of quantity. */
    private static boolean isSpent(Order order, List<Level> fills) {
        if (!order.request().inQuoteCoin()) {
            return true;
        }
        BigDecimal spent = fills.stream()
                .map(fill -> fill.price().multiply(fill.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return spent.compareTo(order.leavesQuantity()) == 0;
    }

    /** The base coin that a market order trades at a price. */
    static BigDecimal marketQuantity(OrderRequest request, Instrument instrument, BigDecimal price) {
        return request.inQuoteCoin() ? affordable(request.quantity(), instrument, price) : request.quantity();
    }

    /** The worst price that an order may be filled at; null for any. */
    static @Nullable BigDecimal worstPrice(OrderRequest request, Instrument instrument, Quote quote) {
        Slippage slippage = request.terms().slippage();
        return switch (request.type()) {
            case LIMIT -> request.limitPrice();
            case MARKET ->
                slippage == null ? null : slippage.worstPrice(request.side(), quote.best(request.side()), instrument);
        };
    }

    static boolean isWithin(Side side, BigDecimal price, BigDecimal worst) {
        return side == Side.BUY ? price.compareTo(worst) <= 0 : price.compareTo(worst) >= 0;
    }

    /** Takes level by level; true when that fills the order. */
    private static boolean take(
            Order order, Instrument instrument, @Nullable BigDecimal worst, Stream<Level> levels, List<Level> fills) {
        OrderRequest request = order.request();
        BigDecimal left = order.leavesQuantity();
        Iterator<Level> offered = levels.iterator();
        while (offered.hasNext()) {
            Level level = offered.next();
            if (worst != null && !isWithin(request.side(), level.price(), worst)) {
                return false;
            }
            BigDecimal wanted = request.inQuoteCoin() ? affordable(left, instrument, level.price()) : left;
            BigDecimal taken = wanted.min(level.quantity());
            if (taken.signum() > 0) {
                fills.add(new Level(level.price(), taken));
            }
            if (taken.compareTo(wanted) == 0) {
                return !fills.isEmpty();
            }
            left = left.subtract(request.inQuoteCoin() ? taken.multiply(level.price()) : taken);
        }
        return false;
    }

    private static BigDecimal affordable(BigDecimal amount, Instrument instrument, BigDecimal price) {
        return instrument.stepAtOrBelow(amount.divide(price, QUANTITY_SCALE, RoundingMode.FLOOR));
    }
}
