package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Prices at which the exchange itself closes what an order opens; null leaves one out.
 *
 * @param takeProfit trigger of a closing market order with profit
 * @param stopLoss trigger of a closing market order with loss, by the mark price: one bad print closes nothing
 */
public record Protection(
        @Nullable BigDecimal takeProfit, @Nullable BigDecimal stopLoss) {

    /** No protection. */
    public static final Protection NONE = new Protection(null, null);

    public Protection {
        OrderRequest.requirePositive("takeProfit", takeProfit);
        OrderRequest.requirePositive("stopLoss", stopLoss);
    }

    /** A hard stop. */
    public static Protection stopAt(BigDecimal stopLoss) {
        return new Protection(null, stopLoss);
    }

    void writeTo(ObjectNode body, Category category) {
        Bodies.put(body, "takeProfit", takeProfit);
        Bodies.put(body, "stopLoss", stopLoss);
        if (stopLoss != null && category == Category.LINEAR) {
            body.put("slTriggerBy", Trigger.PriceSource.MARK.wireName());
        }
    }
}
