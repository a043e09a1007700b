package io.eternalengine.simulator.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Decides what an order does to the market at its arrival. Fills are complete or nothing: the depth at the best price has no
 * bound.
 */
final class Matching {

    /** What becomes of an order at its arrival. */
    sealed interface Verdict {

        /** It takes liquidity. */
        record Fill(BigDecimal quantity, BigDecimal price) implements Verdict {}

        /** It waits in the book. */
        record Rest() implements Verdict {}

        /** It ends without a fill, for a reason in the exchange's words. */
        record Cancel(String reason) implements Verdict {}
    }

    private static final int QUANTITY_SCALE = 18;

    private Matching() {}

    /** The verdict on an order, given the price that it would get by taking liquidity. */
    static Verdict of(OrderRequest request, Instrument instrument, Quote quote, BigDecimal takerPrice) {
        return switch (request.type()) {
            case MARKET -> market(request, instrument, takerPrice);
            case LIMIT ->
                RestingOrders.crosses(request, quote.best(request.side()))
                        ? crossing(request, takerPrice)
                        : away(request);
        };
    }

    /** The base coin that a market order trades at a price. */
    static BigDecimal marketQuantity(OrderRequest request, Instrument instrument, BigDecimal price) {
        return request.inQuoteCoin()
                ? instrument.stepAtOrBelow(request.quantity().divide(price, QUANTITY_SCALE, RoundingMode.FLOOR))
                : request.quantity();
    }

    private static Verdict market(OrderRequest request, Instrument instrument, BigDecimal price) {
        BigDecimal quantity = marketQuantity(request, instrument, price);
        return quantity.signum() == 0 ? new Verdict.Cancel("EC_NoEnoughQtyToFill") : new Verdict.Fill(quantity, price);
    }

    private static Verdict crossing(OrderRequest request, BigDecimal takerPrice) {
        return switch (request.timeInForce()) {
            case POST_ONLY -> new Verdict.Cancel("EC_PostOnlyWillTakeLiquidity");
            case GTC, IOC, FOK -> new Verdict.Fill(request.quantity(), notBeyondLimit(request, takerPrice));
        };
    }

    private static Verdict away(OrderRequest request) {
        return switch (request.timeInForce()) {
            case IOC, FOK -> new Verdict.Cancel("EC_NoImmediateQtyToFill");
            case GTC, POST_ONLY -> new Verdict.Rest();
        };
    }

    private static BigDecimal notBeyondLimit(OrderRequest request, BigDecimal takerPrice) {
        return request.side() == Side.BUY ? takerPrice.min(request.limitPrice()) : takerPrice.max(request.limitPrice());
    }
}
