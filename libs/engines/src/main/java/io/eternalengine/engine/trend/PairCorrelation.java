package io.eternalengine.engine.trend;

import io.eternalengine.domain.indicator.RollingCorrelation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.time.Duration;
import java.util.Objects;

/**
 * Correlation of the daily returns of two assets, from closes at UTC midnight. A day of which one close is missing gives no
 * return, and neither does the day after it.
 */
final class PairCorrelation {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final int first;
    private final int second;
    private final RollingCorrelation correlation;
    private DailyCloses latest = DailyCloses.NONE;
    private DailyCloses growing = DailyCloses.NONE;

    private PairCorrelation(int first, int second, RollingCorrelation correlation) {
        this.first = first;
        this.second = second;
        this.correlation = correlation;
    }

    /**
     * Nothing is known yet.
     *
     * @param first index of an asset
     * @param second index of another one
     * @param days daily returns in the correlation
     */
    static PairCorrelation cold(int first, int second, int days) {
        return new PairCorrelation(first, second, new RollingCorrelation(days));
    }

    static boolean isMidnight(long timeMs) {
        return timeMs % DAY_MS == 0;
    }

    /** The first midnight after a time. */
    static long nextMidnightMs(long timeMs) {
        return (Math.floorDiv(timeMs, DAY_MS) + 1) * DAY_MS;
    }

    /** Whether both closes of a midnight are in it. */
    boolean isKnownAt(long midnightMs) {
        return growing.atMs() == midnightMs && growing.areComplete();
    }

    /** The latest midnight of which both closes are known; 0 before the first. */
    long knownUntilMs() {
        return latest.atMs();
    }

    /** From −1 to 1; NaN while too few days are known. */
    double value() {
        return correlation.value();
    }

    /** An asset closed at a midnight. */
    void on(int asset, long midnightMs, Decimal close) {
        if ((asset != first && asset != second) || midnightMs < growing.atMs()) {
            return;
        }
        DailyCloses closes = midnightMs == growing.atMs() ? growing : new DailyCloses(midnightMs, null, null);
        growing = closes.with(asset == first ? 0 : 1, close);
        if (growing.areComplete()) {
            complete();
        }
    }

    private void complete() {
        if (latest.areComplete() && latest.atMs() == growing.atMs() - DAY_MS) {
            correlation.update(
                    dayReturn(Objects.requireNonNull(latest.first()), Objects.requireNonNull(growing.first())),
                    dayReturn(Objects.requireNonNull(latest.second()), Objects.requireNonNull(growing.second())));
        }
        latest = growing;
    }

    private static double dayReturn(Decimal from, Decimal to) {
        return TrendIndicators.toDouble(to) / TrendIndicators.toDouble(from) - 1;
    }

    void write(StateWriter writer) {
        correlation.write(writer);
        latest.write(writer);
        growing.write(writer);
    }

    static PairCorrelation read(StateReader reader, int first, int second, int days) {
        var pair = new PairCorrelation(first, second, RollingCorrelation.read(reader, days));
        pair.latest = DailyCloses.read(reader);
        pair.growing = DailyCloses.read(reader);
        return pair;
    }
}
