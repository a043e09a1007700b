package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an asset's funding; rates are fractions for one interval.
 *
 * @param settledAtMs of the last settlement; 0 before the first
 * @param last rate that was settled
 * @param previous rate that was settled before it
 * @param settlements heard so far
 * @param negatives settlements below 0 in a row, up to the last
 * @param intervalMs of the last settlement
 * @param predicted rate of the running interval, if a ticker told it since the last settlement
 * @param predictedIntervalMs length of the running interval; 0 when not told
 */
record CarryRates(
        long settledAtMs,
        Decimal last,
        Decimal previous,
        long settlements,
        int negatives,
        long intervalMs,
        @Nullable Decimal predicted,
        long predictedIntervalMs) {
    static final long EIGHT_HOURS_MS = 8 * 3_600_000L;
    static final CarryRates UNKNOWN = new CarryRates(0, Decimal.ZERO, Decimal.ZERO, 0, 0, EIGHT_HOURS_MS, null, 0);

    /** The rate that the running interval will settle, as far as can be told: predicted, else as the last. */
    Decimal expected() {
        return predicted == null ? last : predicted;
    }

    /** Length of the interval to which {@link #expected()} belongs. */
    long expectedIntervalMs() {
        return predicted == null || predictedIntervalMs == 0 ? intervalMs : predictedIntervalMs;
    }

    boolean lastTwoPositive() {
        return settlements >= 2 && last.isPositive() && previous.isPositive();
    }

    CarryRates settled(FundingSettlement settlement) {
        int row = settlement.rate().isNegative() ? negatives + 1 : 0;
        return new CarryRates(
                settlement.settledAtMs(),
                settlement.rate(),
                last,
                settlements + 1,
                row,
                settlement.intervalMs(),
                null,
                0);
    }

    CarryRates withPredicted(Decimal rate, long runningIntervalMs) {
        return new CarryRates(settledAtMs, last, previous, settlements, negatives, intervalMs, rate, runningIntervalMs);
    }

    void write(StateWriter writer) {
        writer.writeLong(settledAtMs)
                .writeDecimal(last)
                .writeDecimal(previous)
                .writeLong(settlements)
                .writeLong(negatives)
                .writeLong(intervalMs)
                .writeOptional(predicted, StateWriter::writeDecimal)
                .writeLong(predictedIntervalMs);
    }

    static CarryRates read(StateReader reader) {
        return new CarryRates(
                reader.readLong(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readLong(),
                Math.toIntExact(reader.readLong()),
                reader.readLong(),
                reader.readOptional(StateReader::readDecimal),
                reader.readLong());
    }
}
