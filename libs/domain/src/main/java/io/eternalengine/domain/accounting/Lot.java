package io.eternalengine.domain.accounting;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * Coins bought at one time.
 *
 * @param quantity still held, in the coin
 * @param cost of what is still held, in the quote asset
 */
public record Lot(Decimal quantity, Decimal cost, long acquiredAtMs) {
    public Lot {
        Require.positive("lot quantity", quantity);
        Require.notNegative("lot cost", cost);
    }

    /** Whether a coin of this lot cost more than one of the other; compared without a division. */
    boolean isDearerThan(Lot other) {
        return cost.times(other.quantity).isAbove(other.cost.times(quantity));
    }

    void write(StateWriter writer) {
        writer.writeDecimal(quantity).writeDecimal(cost).writeLong(acquiredAtMs);
    }

    static Lot read(StateReader reader) {
        return new Lot(reader.readDecimal(), reader.readDecimal(), reader.readLong());
    }
}
