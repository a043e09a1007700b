package io.eternalengine.bybit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A linear position; none is reported with size zero and no side.
 *
 * @param side null when there is no position
 * @param liquidationPrice null when the exchange leaves it empty
 * @param takeProfit null or zero when there is none
 * @param stopLoss null or zero when there is none
 * @param trailingStop distance from the best price; null or zero when there is none
 */
public record Position(
        String symbol,
        @Nullable Side side,
        BigDecimal size,
        BigDecimal averagePrice,
        BigDecimal markPrice,
        BigDecimal value,
        BigDecimal unrealizedProfit,
        BigDecimal leverage,
        @Nullable BigDecimal liquidationPrice,
        @Nullable BigDecimal takeProfit,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal trailingStop) {

    static Position read(Fields fields) {
        String side = fields.textOrEmpty("side");
        return new Position(
                fields.text("symbol"),
                side.isEmpty() || side.equals("None") ? null : Side.parse(side),
                fields.unsigned("size"),
                // The stream calls it entryPrice, REST avgPrice.
                fields.unsignedOrZero(fields.node().has("avgPrice") ? "avgPrice" : "entryPrice"),
                fields.unsignedOrZero("markPrice"),
                fields.decimalOrZero("positionValue"),
                fields.decimalOrZero("unrealisedPnl"),
                fields.decimalOrZero("leverage"),
                fields.unsignedOrNull("liqPrice"),
                fields.unsignedOrNull("takeProfit"),
                fields.unsignedOrNull("stopLoss"),
                fields.unsignedOrNull("trailingStop"));
    }
}
