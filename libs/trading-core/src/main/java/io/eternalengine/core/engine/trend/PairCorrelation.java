package io.eternalengine.core.engine.trend;

import io.eternalengine.core.indicator.RollingCorrelation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import java.time.Duration;
import java.util.Objects;

/**
 * Correlation of the daily returns of the two assets, from closes at UTC midnight. A day of which one close is missing
 * gives no return, and neither does the day after it.
 */
final class PairCorrelation {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final RollingCorrelation correlation;
    private final DailyCloses latest;
    private final DailyCloses growing;

    private PairCorrelation(RollingCorrelation correlation, DailyCloses latest, DailyCloses growing) {
        this.correlation = correlation;
        this.latest = latest;
        this.growing = growing;
    }

    static PairCorrelation cold(int days) {
        return new PairCorrelation(new RollingCorrelation(days), DailyCloses.NONE, DailyCloses.NONE);
    }

    static boolean isMidnight(long timeMs) {
        return timeMs % DAY_MS == 0;
    }

    /** Whether both closes of a midnight are in it. */
    boolean isKnownAt(long midnightMs) {
        return growing.atMs() == midnightMs && growing.areComplete();
    }

    /** From −1 to 1; NaN while too few days are known. */
    double value() {
        return correlation.value();
    }

    /** After one of the assets closed at a midnight. */
    PairCorrelation after(int index, long midnightMs, Decimal close) {
        if (midnightMs < growing.atMs()) {
            return this;
        }
        DailyCloses closes =
                (midnightMs == growing.atMs() ? growing : new DailyCloses(midnightMs, null, null)).with(index, close);
        if (!closes.areComplete()) {
            return new PairCorrelation(correlation, latest, closes);
        }
        boolean followsADay = latest.areComplete() && latest.atMs() == midnightMs - DAY_MS;
        return new PairCorrelation(followsADay ? withReturns(closes) : correlation, closes, closes);
    }

    private RollingCorrelation withReturns(DailyCloses closes) {
        RollingCorrelation next = correlation.copy();
        next.update(
                dayReturn(Objects.requireNonNull(latest.first()), Objects.requireNonNull(closes.first())),
                dayReturn(Objects.requireNonNull(latest.second()), Objects.requireNonNull(closes.second())));
        return next;
    }

    private static double dayReturn(Decimal from, Decimal to) {
        return TrendIndicators.toDouble(to) / TrendIndicators.toDouble(from) - 1;
    }

    void write(StateWriter writer) {
        correlation.write(writer);
        latest.write(writer);
        growing.write(writer);
    }

    static PairCorrelation read(StateReader reader, int days) {
        return new PairCorrelation(
                RollingCorrelation.read(reader, days), DailyCloses.read(reader), DailyCloses.read(reader));
    }
}
