package io.eternalengine.backtester.metrics;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.Side;

/**
 * A position, or a part of one, from entry to exit.
 *
 * @param side of the entry
 * @param exitIntent the order that closed it
 * @param quantity in the base asset
 * @param entryValue what the quantity was worth at its entry, in the quote asset
 * @param fees of the entry's part and of the exit, in the quote asset
 * @param profit after fees, in the quote asset; funding is not in it
 */
public record Trade(
        String account,
        InstrumentId instrument,
        Side side,
        long enteredMs,
        long exitedMs,
        String exitIntent,
        Decimal quantity,
        Decimal entryValue,
        Decimal exitValue,
        Decimal fees,
        Decimal profit) {
    public boolean wins() {
        return profit.isPositive();
    }
}
