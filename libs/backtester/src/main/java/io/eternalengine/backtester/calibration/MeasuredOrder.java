package io.eternalengine.backtester.calibration;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.model.Side;
import java.math.BigDecimal;

/**
 * All that the exchange executed of one order that it was sent.
 *
 * @param quantity in the base asset
 * @param value in the quote asset, before fees
 * @param fee in the quote asset; negative for a rebate
 * @param maker whether all of it rested in the book
 * @param firstAtMs time of the first execution
 */
public record MeasuredOrder(
        InstrumentId instrument,
        Side side,
        BigDecimal quantity,
        BigDecimal value,
        BigDecimal fee,
        boolean maker,
        long firstAtMs) {
    public MeasuredOrder {
        Require.check(quantity.signum() > 0, "quantity", quantity, "must be positive", quantity);
        Require.check(value.signum() > 0, "value", value, "must be positive", value);
    }

    /** The mean price. */
    double price() {
        return value.doubleValue() / quantity.doubleValue();
    }

    /** This and another part of the same order. */
    public MeasuredOrder and(MeasuredOrder other) {
        return new MeasuredOrder(
                instrument,
                side,
                quantity.add(other.quantity),
                value.add(other.value),
                fee.add(other.fee),
                maker && other.maker,
                Math.min(firstAtMs, other.firstAtMs));
    }
}
