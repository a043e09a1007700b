package io.eternalengine.backtester.market;

import io.eternalengine.domain.model.Candle;
import java.util.List;

/** Candles that were made once. */
final class KeptCandles implements CandleReel {
    private final Candle[] candles;

    KeptCandles(List<Candle> candles) {
        this.candles = candles.toArray(Candle[]::new);
    }

    @Override
    public Candle candle(int index) {
        return candles[index];
    }
}
