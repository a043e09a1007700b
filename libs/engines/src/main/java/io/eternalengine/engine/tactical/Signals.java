package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.time.Duration;

/** What the triggers look at beside the price. It changes in place and never leaves the engine. */
final class Signals {
    private static final int NO_FEAR = 100;

    private Decimal allTimeHigh;
    private int fear = NO_FEAR;
    private long fearAtMs;
    /** Begin of the first interval of an unbroken row of confirming settlements; −1 without one. */
    private long fundingBelowSinceMs = -1;

    private long fundingAtMs;

    private Signals(Decimal allTimeHigh) {
        this.allTimeHigh = allTimeHigh;
    }

    static Signals initial(Decimal allTimeHigh) {
        return new Signals(allTimeHigh);
    }

    /** Whether the price was higher than ever, which is then the all-time high. */
    boolean raiseHigh(Decimal price) {
        boolean higher = price.isAbove(allTimeHigh);
        if (higher) {
            allTimeHigh = price;
        }
        return higher;
    }

    void on(Sentiment sentiment) {
        if (sentiment.publishedAtMs() > fearAtMs) {
            fear = sentiment.value();
            fearAtMs = sentiment.publishedAtMs();
        }
    }

    /** The confirming rate is for 8 hours and scaled to the real interval. */
    void on(FundingSettlement settlement, Decimal confirmingRatePer8h) {
        if (settlement.settledAtMs() <= fundingAtMs) {
            return;
        }
        if (!settlement.rate().isBelow(FundingSettlement.scaled(confirmingRatePer8h, settlement.intervalMs()))) {
            fundingBelowSinceMs = -1;
        } else if (fundingBelowSinceMs < 0) {
            fundingBelowSinceMs = settlement.settledAtMs() - settlement.intervalMs();
        }
        fundingAtMs = settlement.settledAtMs();
    }

    /** Of the watched asset, in the quote asset. */
    Decimal allTimeHigh() {
        return allTimeHigh;
    }

    boolean fundingConfirms(Duration confirmingTime) {
        return fundingBelowSinceMs >= 0 && fundingAtMs - fundingBelowSinceMs >= confirmingTime.toMillis();
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
        var signals = new Signals(reader.readDecimal());
        signals.fear = Math.toIntExact(reader.readLong());
        signals.fearAtMs = reader.readLong();
        signals.fundingBelowSinceMs = reader.readLong();
        signals.fundingAtMs = reader.readLong();
        return signals;
    }
}
