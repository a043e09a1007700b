package io.eternalengine.bybit;

import java.math.BigDecimal;

/**
 * A trade between others.
 *
 * @param side of the one who took
 * @param quantity in the base coin
 * @param blockTrade agreed outside of the book
 */
public record PublicTrade(
        Category category,
        String symbol,
        String tradeId,
        Side side,
        BigDecimal price,
        BigDecimal quantity,
        boolean blockTrade,
        long timeMs) {

    static PublicTrade read(Category category, Fields fields) {
        return new PublicTrade(
                category,
                fields.text("s"),
                fields.text("i"),
                Side.parse(fields.text("S")),
                fields.unsigned("p"),
                fields.unsigned("v"),
                fields.flagOrFalse("BT"),
                fields.integer("T"));
    }
}
