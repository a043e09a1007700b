package io.eternalengine.bybit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A change of a balance.
 *
 * @param category spot, linear or another product; empty for transfers
 * @param type TRADE, SETTLEMENT, TRANSFER_IN, TRANSFER_OUT, LIQUIDATION or another
 * @param coin whose balance changed
 * @param funding positive when received, the opposite of an execution's fee
 * @param fee positive when paid
 * @param change of the balance: cash flow + funding − fee
 * @param cashBalance balance afterwards
 */
public record TransactionLogEntry(
        String id,
        String category,
        String symbol,
        String type,
        String coin,
        BigDecimal quantity,
        @Nullable BigDecimal tradePrice,
        BigDecimal funding,
        BigDecimal fee,
        BigDecimal cashFlow,
        BigDecimal change,
        BigDecimal cashBalance,
        String tradeId,
        String orderLinkId,
        long timeMs) {

    static TransactionLogEntry read(Fields fields) {
        return new TransactionLogEntry(
                fields.textOrEmpty("id"),
                fields.textOrEmpty("category"),
                fields.textOrEmpty("symbol"),
                fields.text("type"),
                fields.text("currency"),
                fields.decimalOrZero("qty"),
                fields.unsignedOrNull("tradePrice"),
                fields.decimalOrZero("funding"),
                fields.decimalOrZero("fee"),
                fields.decimalOrZero("cashFlow"),
                fields.decimal("change"),
                fields.decimal("cashBalance"),
                fields.textOrEmpty("tradeId"),
                fields.textOrEmpty("orderLinkId"),
                fields.integer("transactionTime"));
    }
}
