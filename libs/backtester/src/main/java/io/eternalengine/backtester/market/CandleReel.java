package io.eternalengine.backtester.market;

import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.risk.RiskInput;

/** Where the candles of a series come from, and the messages that tell of them. */
sealed interface CandleReel permits KeptCandles, PassingCandles {
    Candle candle(int index);

    EngineInput.CandleClosed toEngines(int index);

    RiskInput.CandleClosed toRisk(int index);
}
