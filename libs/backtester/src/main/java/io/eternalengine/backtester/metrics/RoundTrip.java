package io.eternalengine.backtester.metrics;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Side;

/**
 * What one order closed of a position in one instrument, against the oldest entries.
 *
 * @param side of the entry
 * @param exitIntent the order that closed it
 * @param quantity in the base asset
 * @param entryValue what the quantity was worth at its entry, in the quote asset
 * @param fees of the entry's part and of the exit, in the quote asset
 * @param gross gain before fees and funding, in the quote asset
 */
public record RoundTrip(
        InstrumentId instrument,
        Side side,
        long enteredMs,
        long exitedMs,
        String exitIntent,
        Decimal quantity,
        Decimal entryValue,
        Decimal exitValue,
        Decimal fees,
        Decimal gross) {}
