package io.eternalengine.service.marketdata.series;

/** What a series asks the exchange over REST. */
public sealed interface KlineRequest {
    /** Most candles in one answer. */
    int MOST_ROWS = 1_000;

    /** The series that asks. */
    SeriesId series();

    /** The newest candle, which fixes where a series that was never seen starts. */
    record Newest(SeriesId series) implements KlineRequest {}

    /** The candles from one time on, up to {@link #MOST_ROWS}. */
    record From(SeriesId series, long fromMs) implements KlineRequest {
        /** When the last candle opens that the answer can hold. */
        public long lastMs() {
            return fromMs + (MOST_ROWS - 1) * series.intervalMs();
        }
    }
}
