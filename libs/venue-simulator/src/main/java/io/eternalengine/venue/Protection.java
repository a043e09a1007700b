package io.eternalengine.venue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The stops that an order brings along for the position, or on spot the coins, that it opens; null where there is none. */
public record Protection(
        @Nullable BigDecimal takeProfit,
        PriceSource takeProfitBy,
        @Nullable BigDecimal stopLoss,
        PriceSource stopLossBy) {

    /** No stops. */
    public static final Protection NONE = new Protection(null, PriceSource.LAST, null, PriceSource.LAST);

    /** Whether there is any. */
    public boolean isPresent() {
        return takeProfit != null || stopLoss != null;
    }
}
