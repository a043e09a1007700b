package io.eternalengine.backtester.market;

import io.eternalengine.domain.model.Candle;

/** Where the candles of a series come from, by their indexes. */
sealed interface CandleReel permits KeptCandles, PassingCandles {
    Candle candle(int index);
}
