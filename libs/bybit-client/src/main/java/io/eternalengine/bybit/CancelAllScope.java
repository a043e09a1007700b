package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which open orders to cancel. Linear needs a symbol or a coin; spot leaves conditional orders unless they are named. */
public sealed interface CancelAllScope {

    /** Orders of one symbol. */
    record OfSymbol(Category category, String symbol) implements CancelAllScope {}

    /** Linear orders settled in a coin. */
    record SettledIn(String settleCoin) implements CancelAllScope {}

    /** Linear orders of one base coin. */
    record OfBaseCoin(String baseCoin) implements CancelAllScope {}

    /** All plain spot orders. */
    record AllSpot() implements CancelAllScope {}

    /** Spot's take-profit and stop-loss orders, which {@link AllSpot} leaves. */
    record SpotStops() implements CancelAllScope {}

    /** The product group of the orders. */
    default Category category() {
        return switch (this) {
            case OfSymbol(Category category, String ignored) -> category;
            case SettledIn ignored -> Category.LINEAR;
            case OfBaseCoin ignored -> Category.LINEAR;
            case AllSpot ignored -> Category.SPOT;
            case SpotStops ignored -> Category.SPOT;
        };
    }

    /** The body of the request. */
    default ObjectNode toJson() {
        ObjectNode body = Bodies.empty().put("category", category().wireName());
        return switch (this) {
            case OfSymbol(Category ignored, String symbol) -> body.put("symbol", symbol);
            case SettledIn(String settleCoin) -> body.put("settleCoin", settleCoin);
            case OfBaseCoin(String baseCoin) -> body.put("baseCoin", baseCoin);
            case AllSpot ignored -> body;
            case SpotStops ignored -> body.put("orderFilter", "tpslOrder");
        };
    }
}
