package io.eternalengine.venue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One change of a wallet's balance: {@code change = cashFlow + funding − fee}.
 *
 * @param sequence the running number of the log
 * @param execution what it belongs to; null for a transfer
 * @param quantity signed for spot, the fill's for linear
 * @param size of the position afterwards, negative for a short; zero without one
 * @param funding received when positive, the opposite of the execution's fee; null where it is none
 * @param fee paid when positive
 * @param balance of the coin afterwards
 */
public record Transaction(
        long sequence,
        Type type,
        String coin,
        @Nullable Execution execution,
        BigDecimal quantity,
        BigDecimal size,
        BigDecimal cashFlow,
        @Nullable BigDecimal funding,
        BigDecimal fee,
        BigDecimal balance,
        long timeMs) {

    /** What moved the balance. */
    public enum Type {
        TRADE,
        /** A funding settlement. */
        SETTLEMENT,
        /** A position was taken over. */
        LIQUIDATION,
        TRANSFER_IN,
        TRANSFER_OUT
    }

    /** What the balance changed by. */
    public BigDecimal change() {
        return cashFlow.add(funding == null ? BigDecimal.ZERO : funding).subtract(fee);
    }
}
