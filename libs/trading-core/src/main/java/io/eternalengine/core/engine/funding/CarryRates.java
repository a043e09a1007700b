package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an asset's funding; rates are fractions for one interval.
 *
 * @param settledAtMs of the last settlement; 0 before the first
 * @param last rate that was settled
 * @param positiveForMs intervals of the settlements above 0 in a row, up to the last, added up
 * @param negativeForMs the same of those below 0
 * @param intervalMs of the last settlement
 * @param predicted rate of the running interval, if a ticker told it since the last settlement
 * @param predictedIntervalMs length of the running interval; 0 when not told
 */
record CarryRates(
        long settledAtMs,
        Decimal last,
        long positiveForMs,
        long negativeForMs,
        long intervalMs,
        @Nullable Decimal predicted,
        long predictedIntervalMs) {
    static final CarryRates UNKNOWN = new CarryRates(0, Decimal.ZERO, 0, 0, FundingSettlement.EIGHT_HOURS_MS, null, 0);

    /** The rate that the running interval will settle, as far as can be told: predicted, else as the last. */
    Decimal expected() {
        return predicted == null ? last : predicted;
    }

    /** Length of the interval to which {@link #expected()} belongs. */
    long expectedIntervalMs() {
        return predicted == null || predictedIntervalMs == 0 ? intervalMs : predictedIntervalMs;
    }

    /** Whether every settlement of so long a time was above 0, whatever the rhythm. */
    boolean isPositiveFor(Duration time) {
        return positiveForMs >= time.toMillis();
    }

    /** Whether every settlement of so long a time was below 0. */
    boolean isNegativeFor(Duration time) {
        return negativeForMs >= time.toMillis();
    }

    CarryRates settled(FundingSettlement settlement) {
        Decimal rate = settlement.rate();
        return new CarryRates(
                settlement.settledAtMs(),
                rate,
                rate.isPositive() ? positiveForMs + settlement.intervalMs() : 0,
                rate.isNegative() ? negativeForMs + settlement.intervalMs() : 0,
                settlement.intervalMs(),
                null,
                0);
    }

    CarryRates withPredicted(Decimal rate, long runningIntervalMs) {
        return new CarryRates(settledAtMs, last, positiveForMs, negativeForMs, intervalMs, rate, runningIntervalMs);
    }

    void write(StateWriter writer) {
        writer.writeLong(settledAtMs)
                .writeDecimal(last)
                .writeLong(positiveForMs)
                .writeLong(negativeForMs)
                .writeLong(intervalMs)
                .writeOptional(predicted, StateWriter::writeDecimal)
                .writeLong(predictedIntervalMs);
    }

    static CarryRates read(StateReader reader) {
        return new CarryRates(
                reader.readLong(),
                reader.readDecimal(),
                reader.readLong(),
                reader.readLong(),
                reader.readLong(),
                reader.readOptional(StateReader::readDecimal),
                reader.readLong());
    }
}
