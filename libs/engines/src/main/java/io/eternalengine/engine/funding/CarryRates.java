package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an asset's funding; rates are fractions for one interval. It changes in place and never leaves the engine.
 */
final class CarryRates {
    private long settledAtMs;
    private Decimal last = Decimal.ZERO;
    private long positiveForMs;
    private long negativeForMs;
    private long intervalMs = FundingSettlement.EIGHT_HOURS_MS;
    private @Nullable Decimal predicted;
    private long predictedIntervalMs;

    /** Of the last settlement; 0 before the first. */
    long settledAtMs() {
        return settledAtMs;
    }

    /** The rate that was settled last. */
    Decimal last() {
        return last;
    }

    /** Intervals of the settlements below 0 in a row, up to the last, added up. */
    long negativeForMs() {
        return negativeForMs;
    }

    /** The rate that the running interval will settle, as far as it is known: predicted, else as the last. */
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

    void on(FundingSettlement settlement) {
        last = settlement.rate();
        settledAtMs = settlement.settledAtMs();
        intervalMs = settlement.intervalMs();
        positiveForMs = last.isPositive() ? positiveForMs + intervalMs : 0;
        negativeForMs = last.isNegative() ? negativeForMs + intervalMs : 0;
        predicted = null;
        predictedIntervalMs = 0;
    }

    /** A prediction that was under way while its interval was settled says nothing about the next one. */
    void on(Ticker ticker) {
        Decimal rate = ticker.predictedFundingRate();
        if (rate != null && isOfRunningInterval(ticker) && !Objects.equals(rate, predicted)) {
            predicted = rate;
            predictedIntervalMs = ticker.fundingIntervalMs();
        }
    }

    private boolean isOfRunningInterval(Ticker ticker) {
        return ticker.nextFundingTimeMs() == 0
                ? ticker.atMs() >= settledAtMs
                : ticker.nextFundingTimeMs() > settledAtMs;
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
        var rates = new CarryRates();
        rates.settledAtMs = reader.readLong();
        rates.last = reader.readDecimal();
        rates.positiveForMs = reader.readLong();
        rates.negativeForMs = reader.readLong();
        rates.intervalMs = reader.readLong();
        rates.predicted = reader.readOptional(StateReader::readDecimal);
        rates.predictedIntervalMs = reader.readLong();
        return rates;
    }
}
