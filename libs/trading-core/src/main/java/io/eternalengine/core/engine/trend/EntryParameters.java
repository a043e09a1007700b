package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Require;
import java.time.Duration;

/**
 * When TREND opens a position. Lengths are in decision bars, ADX values from 0 to 100.
 *
 * @param fastLength of the faster simple moving average
 * @param slowLength of the slower one
 * @param directionLength of the average directional index
 * @param strongAdx the index must be above this
 * @param weakAdx an index below this is weak
 * @param weakFor after this long of weakness nothing is opened while it lasts
 * @param shorts whether falls are followed too
 */
public record EntryParameters(
        int fastLength,
        int slowLength,
        int directionLength,
        int strongAdx,
        int weakAdx,
        Duration weakFor,
        boolean shorts) {
    private static final int MAX_ADX = 100;

    public EntryParameters {
        Require.positive("fastLength", fastLength);
        Require.check(fastLength < slowLength, "slowLength", slowLength, "must be above fastLength " + fastLength, 0);
        Require.positive("directionLength", directionLength);
        Require.check(strongAdx >= 0 && strongAdx <= MAX_ADX, "strongAdx", strongAdx, "must be from 0 to 100", 0);
        Require.check(weakAdx >= 0 && weakAdx <= MAX_ADX, "weakAdx", weakAdx, "must be from 0 to 100", 0);
        Require.positive("weakFor (ms)", weakFor.toMillis());
    }

    /** The defaults of the product. */
    public static EntryParameters defaults() {
        return new EntryParameters(50, 200, 14, 25, 20, Duration.ofDays(14), false);
    }
}
