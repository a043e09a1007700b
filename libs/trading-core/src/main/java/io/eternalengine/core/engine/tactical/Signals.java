package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.Sentiment;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import java.time.Duration;

/**
 * What the triggers look at beside the price.
 *
 * @param allTimeHigh of the watched asset
 * @param fear the last index of sentiment; 100 before the first
 * @param fearAtMs when it was published
 * @param fundingBelowSinceMs begin of the first interval of an unbroken row of confirming settlements; −1 without one
 * @param fundingAtMs time of the last settlement
 */
record Signals(Decimal allTimeHigh, int fear, long fearAtMs, long fundingBelowSinceMs, long fundingAtMs) {
    static Signals initial(Decimal allTimeHigh) {
        return new Signals(allTimeHigh, 100, 0, -1, 0);
    }

    Signals withHigh(Decimal high) {
        return new Signals(high, fear, fearAtMs, fundingBelowSinceMs, fundingAtMs);
    }

    Signals with(Sentiment sentiment) {
        return sentiment.publishedAtMs() <= fearAtMs
                ? this
                : new Signals(
                        allTimeHigh, sentiment.value(), sentiment.publishedAtMs(), fundingBelowSinceMs, fundingAtMs);
    }

    /** The confirming rate is for 8 hours and scaled to the real interval. */
    Signals with(FundingSettlement settlement, Decimal confirmingRatePer8h) {
        if (settlement.settledAtMs() <= fundingAtMs) {
            return this;
        }
        long since = -1;
        if (settlement.rate().isBelow(FundingSettlement.scaled(confirmingRatePer8h, settlement.intervalMs()))) {
            since = fundingBelowSinceMs >= 0 ? fundingBelowSinceMs : settlement.settledAtMs() - settlement.intervalMs();
        }
        return new Signals(allTimeHigh, fear, fearAtMs, since, settlement.settledAtMs());
    }

    boolean fundingConfirms(Duration confirmingTime) {
        return fundingBelowSinceMs >= 0 && fundingAtMs - fundingBelowSinceMs >= confirmingTime.toMillis();
    }

    /** Whether the price is so far below the all-time high, or further; without a division. */
    boolean hasFallen(Decimal price, Decimal fraction) {
        return price.isAtMost(bottomAfter(fraction));
    }

    /** The price that is so far below the all-time high. */
    Decimal bottomAfter(Decimal fraction) {
        return allTimeHigh.times(Decimal.ONE.minus(fraction));
    }

    boolean isFearful(TacticalParameters parameters, long nowMs) {
        return fear < parameters.fearBelow()
                && nowMs - fearAtMs <= parameters.sentimentMaxAge().toMillis()
                && (!parameters.fearNeedsConfirmation() || fundingConfirms(parameters.confirmingTime()));
    }

    void write(StateWriter writer) {
        writer.writeDecimal(allTimeHigh)
                .writeLong(fear)
                .writeLong(fearAtMs)
                .writeLong(fundingBelowSinceMs)
                .writeLong(fundingAtMs);
    }

    static Signals read(StateReader reader) {
        return new Signals(
                reader.readDecimal(),
                Math.toIntExact(reader.readLong()),
                reader.readLong(),
                reader.readLong(),
                reader.readLong());
    }
}
