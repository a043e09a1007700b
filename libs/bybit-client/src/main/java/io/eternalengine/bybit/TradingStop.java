package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Stops of a whole linear position, kept by the exchange. What is null stays; zero removes a stop.
 *
 * @param trailingStop distance from the best price, in the quote coin
 * @param activePrice price from which the trailing stop follows; null at once
 * @param source price that is watched
 */
public record TradingStop(
        String symbol,
        @Nullable BigDecimal takeProfit,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal trailingStop,
        @Nullable BigDecimal activePrice,
        Trigger.PriceSource source) {

    public TradingStop {
        if (takeProfit == null && stopLoss == null && trailingStop == null) {
            throw new IllegalArgumentException("a trading stop of " + symbol + ": must set something");
        }
        requireUnsigned("takeProfit", takeProfit);
        requireUnsigned("stopLoss", stopLoss);
        requireUnsigned("trailingStop", trailingStop);
        requireUnsigned("activePrice", activePrice);
    }

    private static void requireUnsigned(String name, @Nullable BigDecimal value) {
        if (value != null && value.signum() < 0) {
            throw new IllegalArgumentException(name + " = " + value + ": must be at least 0");
        }
    }

    /** A hard stop at the mark price. */
    public static TradingStop stopLoss(String symbol, BigDecimal stopLoss) {
        return new TradingStop(symbol, null, stopLoss, null, null, Trigger.PriceSource.MARK);
    }

    ObjectNode toJson() {
        ObjectNode body = Bodies.of(Category.LINEAR, symbol);
        body.put("tpslMode", "Full").put("positionIdx", 0);
        Bodies.put(body, "takeProfit", takeProfit);
        Bodies.put(body, "stopLoss", stopLoss);
        Bodies.put(body, "trailingStop", trailingStop);
        Bodies.put(body, "activePrice", activePrice);
        if (takeProfit != null) {
            body.put("tpTriggerBy", source.wireName());
        }
        if (stopLoss != null) {
            body.put("slTriggerBy", source.wireName());
        }
        return body;
    }
}
