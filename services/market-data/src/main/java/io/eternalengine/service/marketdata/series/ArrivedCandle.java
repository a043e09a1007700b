package io.eternalengine.service.marketdata.series;

import io.eternalengine.domain.model.Candle;

/**
 * A closed candle as it came.
 *
 * @param arrivedWallUs wall clock in microseconds at which the frame or the answer that held it was received
 */
public record ArrivedCandle(Candle candle, Source source, long arrivedWallUs) {

    /** How the candle came. */
    public enum Source {
        STREAM,
        REST
    }

    long openMs() {
        return candle.openTimeMs();
    }
}
