package io.eternalengine.bybit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A linear position; none is told with size zero and no side.
 *
 * @param side null when there is no position
 * @param liquidationPrice null when the exchange leaves it empty
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
        @Nullable BigDecimal liquidationPrice) {

    static Position read(Fields fields) {
        String side = fields.textOrEmpty("side");
        return new Position(
                fields.text("symbol"),
                side.isEmpty() || side.equals("None") ? null : Side.parse(side),
                fields.decimal("size"),
                fields.decimalOrZero("avgPrice"),
                fields.decimalOrZero("markPrice"),
                fields.decimalOrZero("positionValue"),
                fields.decimalOrZero("unrealisedPnl"),
                fields.decimalOrZero("leverage"),
                fields.decimalOrNull("liqPrice"));
    }
}
