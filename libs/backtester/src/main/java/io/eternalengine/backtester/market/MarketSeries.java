package io.eternalengine.backtester.market;

import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.risk.RiskInput;
import java.util.Arrays;
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

    private MarketSeries(MarketSeries whole, int from, int to) {
        instrument = whole.instrument;
        candles = Arrays.copyOfRange(whole.candles, from, to);
        toEngines = Arrays.copyOfRange(whole.toEngines, from, to);
        toRisk = Arrays.copyOfRange(whole.toRisk, from, to);
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

    /** Index of the last candle that closed at or before a time; −1 when none did. */
    public int lastClosedAt(long timeMs) {
        int low = 0;
        int high = candles.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (candles[middle].closeTimeMs() <= timeMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** The candles that open at or after a time and close at or before another. */
    MarketSeries between(long fromMs, long toMs) {
        int from = 0;
        while (from < candles.length && candles[from].openTimeMs() < fromMs) {
            from++;
        }
        int to = from;
        while (to < candles.length && candles[to].closeTimeMs() <= toMs) {
            to++;
        }
        return new MarketSeries(this, from, to);
    }
}
