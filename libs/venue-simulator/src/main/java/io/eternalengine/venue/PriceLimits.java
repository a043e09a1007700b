package io.eternalengine.venue;

import java.math.BigDecimal;

/**
 * How far a limit order may lie beyond the market, by the formulas of the exchange's page on its price limit behaviour (July 2026).
 * A buy below, or a sale above, is never too far. The average premium in spot's formula is nothing here, because the index is
 * spot's own price.
 */
public final class PriceLimits {

    /** Announced as {@code priceLimitRatioX}. */
    public static final BigDecimal RATIO_X = new BigDecimal("0.02");

    /** Announced as {@code priceLimitRatioY}. */
    public static final BigDecimal RATIO_Y = new BigDecimal("0.05");

    private final Markets markets;

    PriceLimits(Markets markets) {
        this.markets = markets;
    }

    /** The highest price of a buy at present. */
    BigDecimal highestBuy(Instrument instrument) {
        BigDecimal inner = index(instrument).max(scaled(instrument, BigDecimal.ONE.add(RATIO_X)));
        return instrument.tickAtOrBelow(inner.min(scaled(instrument, BigDecimal.ONE.add(RATIO_Y))));
    }

    /** The lowest price of a sale at present. */
    BigDecimal lowestSale(Instrument instrument) {
        BigDecimal inner = index(instrument).min(scaled(instrument, BigDecimal.ONE.subtract(RATIO_X)));
        return instrument.tickAtOrAbove(inner.max(scaled(instrument, BigDecimal.ONE.subtract(RATIO_Y))));
    }

    private BigDecimal index(Instrument instrument) {
        return markets.watched(instrument.listing(), PriceSource.INDEX);
    }

    private BigDecimal scaled(Instrument instrument, BigDecimal factor) {
        return markets.quote(instrument.listing()).mid().multiply(factor);
    }

    /** Refuses a limit order whose price is beyond its limit. */
    void check(OrderRequest request, Instrument instrument) {
        BigDecimal price = request.price();
        if (request.type() != OrderType.LIMIT || price == null) {
            return;
        }
        boolean buy = request.side() == Side.BUY;
        BigDecimal limit = buy ? highestBuy(instrument) : lowestSale(instrument);
        int beyond = buy ? 1 : -1;
        if (price.compareTo(limit) == beyond) {
            throw switch (instrument.category()) {
                case LINEAR -> new Refusal(ReturnCode.LINEAR_PRICE_OUT_OF_RANGE);
                case SPOT ->
                    Refusal.saying(
                            buy ? ReturnCode.SPOT_BUY_PRICE_TOO_HIGH : ReturnCode.SPOT_SELL_PRICE_TOO_LOW,
                            (buy ? "Buy order price cannot be higher than " : "Sell order price cannot be lower than ")
                                    + limit.stripTrailingZeros().toPlainString() + "USDT.");
            };
        }
    }
}
