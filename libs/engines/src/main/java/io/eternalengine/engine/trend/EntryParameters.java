package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Require;
import java.time.Duration;

/**
 * When TREND opens a position. Periods are in decision bars, ADX values from 0 to 100.
 *
 * @param fastSmaPeriod of the faster simple moving average
 * @param slowSmaPeriod of the slower one
 * @param adxPeriod of the average directional index
 * @param entryAdxMin the index must be above this
 * @param weakAdx an index below this is weak
 * @param weakFor after this long of weakness nothing is opened while it lasts
 * @param shorts whether falls are followed too
 */
public record EntryParameters(
        int fastSmaPeriod,
        int slowSmaPeriod,
        int adxPeriod,
        int entryAdxMin,
        int weakAdx,
        Duration weakFor,
        boolean shorts) {
    private static final int MAX_ADX = 100;

    public EntryParameters {
        Require.positive("fastSmaPeriod", fastSmaPeriod);
        Require.check(
                fastSmaPeriod < slowSmaPeriod,
                "slowSmaPeriod",
                slowSmaPeriod,
                "must be above fastSmaPeriod " + fastSmaPeriod,
                0);
        Require.positive("adxPeriod", adxPeriod);
        Require.check(
                entryAdxMin >= 0 && entryAdxMin <= MAX_ADX, "entryAdxMin", entryAdxMin, "must be from 0 to 100", 0);
        Require.check(weakAdx >= 0 && weakAdx <= MAX_ADX, "weakAdx", weakAdx, "must be from 0 to 100", 0);
        Require.positive("weakFor (ms)", weakFor.toMillis());
    }

    /** The defaults of the product. */
    public static EntryParameters defaults() {
        return new EntryParameters(50, 200, 14, 25, 20, Duration.ofDays(14), false);
    }
}
