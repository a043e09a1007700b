package io.eternalengine.backtester.market;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Instrument;
import java.util.List;
import java.util.function.IntFunction;

/** The candles of one instrument, oldest first. */
public final class MarketSeries {
    /** No end is known. */
    public static final long NEVER_MS = Long.MAX_VALUE;

    private final Instrument instrument;
    private final CandleReel reel;
    /** Place of the first candle in the reel. */
    private final int first;

    private final int size;
    private final long endsAtMs;

    /** A series whose candles are made once and kept. */
    public MarketSeries(Instrument instrument, List<Candle> candles) {
        this(instrument, new KeptCandles(candles), 0, candles.size(), NEVER_MS);
    }

    private MarketSeries(Instrument instrument, CandleReel reel, int first, int size, long endsAtMs) {
        this.instrument = instrument;
        this.reel = reel;
        this.first = first;
        this.size = size;
        this.endsAtMs = endsAtMs;
    }

    /** The same market, which ends for good at the close of a candle, as a delisting does; that is announced before. */
    public MarketSeries endingAt(long closeTimeMs) {
        return new MarketSeries(instrument, reel, first, size, closeTimeMs);
    }

    /** When the market ends for good; never where that is not known. */
    public long endsAtMs() {
        return endsAtMs;
    }

    /**
     * A series whose candles are made when they are asked for and soon forgotten, so that its length costs no memory. One
     * thread may use it.
     *
     * @param maker gives the candle of an index, each time an equal one; later ones open later
     */
    public static MarketSeries passing(Instrument instrument, int size, IntFunction<Candle> maker) {
        return new MarketSeries(instrument, new PassingCandles(maker), 0, size, NEVER_MS);
    }

    public Instrument instrument() {
        return instrument;
    }

    public int size() {
        return size;
    }

    public Candle candle(int index) {
        return reel.candle(first + index);
    }

    /** Index of the last candle that closed at or before a time; −1 when none did. */
    public int lastClosedAt(long timeMs) {
        return TimeOrder.countUpTo(timeMs, size, index -> candle(index).closeTimeMs()) - 1;
    }

    /** The candles that open at or after a time and close at or before another. */
    MarketSeries between(long fromMs, long toMs) {
        int from = TimeOrder.countBefore(fromMs, size, index -> candle(index).openTimeMs());
        int to = TimeOrder.countUpTo(toMs, size, index -> candle(index).closeTimeMs());
        return new MarketSeries(instrument, reel, first + from, Math.max(0, to - from), endsAtMs);
    }
}
