package io.eternalengine.backtester.market;

import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.risk.RiskInput;
import java.util.List;

/**
 * The candles of one instrument, oldest first, and the messages that tell of them: made once, so that a run makes nothing new
 * for each bar.
 */
public final class MarketSeries {
    private final Instrument instrument;
    private final Candle[] candles;
    private final EngineInput.CandleClosed[] toEngines;
    private final RiskInput.CandleClosed[] toRisk;

    public MarketSeries(Instrument instrument, List<Candle> candles) {
        this.instrument = instrument;
        this.candles = candles.toArray(Candle[]::new);
        toEngines = candles.stream().map(EngineInput.CandleClosed::new).toArray(EngineInput.CandleClosed[]::new);
        toRisk = candles.stream().map(RiskInput.CandleClosed::new).toArray(RiskInput.CandleClosed[]::new);
    }

    private MarketSeries(MarketSeries whole, int size) {
        instrument = whole.instrument;
        candles = java.util.Arrays.copyOf(whole.candles, size);
        toEngines = java.util.Arrays.copyOf(whole.toEngines, size);
        toRisk = java.util.Arrays.copyOf(whole.toRisk, size);
    }

    public Instrument instrument() {
        return instrument;
    }

    public int size() {
        return candles.length;
    }

    public Candle candle(int index) {
        return candles[index];
    }

    public EngineInput.CandleClosed toEngines(int index) {
        return toEngines[index];
    }

    public RiskInput.CandleClosed toRisk(int index) {
        return toRisk[index];
    }

    /** The series as it was known at a time: without candles that close later. */
    MarketSeries knownAt(long timeMs) {
        int size = 0;
        while (size < candles.length && candles[size].closeTimeMs() <= timeMs) {
            size++;
        }
        return new MarketSeries(this, size);
    }
}
