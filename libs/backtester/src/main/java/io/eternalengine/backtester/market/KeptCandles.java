package io.eternalengine.backtester.market;

import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.risk.RiskInput;
import java.util.List;

/** Candles and messages that were made once, so that a run makes nothing new for each bar. */
final class KeptCandles implements CandleReel {
    private final Candle[] candles;
    private final EngineInput.CandleClosed[] toEngines;
    private final RiskInput.CandleClosed[] toRisk;

    KeptCandles(List<Candle> candles) {
        this.candles = candles.toArray(Candle[]::new);
        toEngines = candles.stream().map(EngineInput.CandleClosed::new).toArray(EngineInput.CandleClosed[]::new);
        toRisk = candles.stream().map(RiskInput.CandleClosed::new).toArray(RiskInput.CandleClosed[]::new);
    }

    @Override
    public Candle candle(int index) {
        return candles[index];
    }

    @Override
    public EngineInput.CandleClosed toEngines(int index) {
        return toEngines[index];
    }

    @Override
    public RiskInput.CandleClosed toRisk(int index) {
        return toRisk[index];
    }
}
