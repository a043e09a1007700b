package io.eternalengine.service.execution.market;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The latest of the market; written by one loop, read by every executor. */
public final class MarketView {
    private final Map<InstrumentId, Instrument> instruments = new ConcurrentHashMap<>();
    private final Map<InstrumentId, Quote> quotes = new ConcurrentHashMap<>();
    private final AtomicLong nowMs = new AtomicLong();
    private volatile boolean complete;

    /** Best prices of one instrument. */
    public record Quote(Decimal bid, Decimal ask, long atMs) {}

    public Optional<Instrument> instrument(InstrumentId id) {
        return Optional.ofNullable(instruments.get(id));
    }

    public Optional<Quote> quote(InstrumentId id) {
        return Optional.ofNullable(quotes.get(id));
    }

    /** Whether every instrument that market data has described is known here: one that is not is then unknown for good. */
    public boolean isComplete() {
        return complete;
    }

    /** All instruments described so far have been read. */
    public void completed() {
        complete = true;
    }

    /** The exchange's clock as far as market data has told it; 0 before. */
    public long nowMs() {
        return nowMs.get();
    }

    public void learn(Instrument instrument) {
        instruments.put(instrument.id(), instrument);
    }

    public void learn(InstrumentId id, Quote quote) {
        quotes.put(id, quote);
        learnTime(quote.atMs());
    }

    public void learn(Candle candle) {
        learnTime(candle.closeTimeMs(), candle.venueTimeMs());
    }

    public void learnTime(long atMs) {
        learnTime(atMs, atMs);
    }

    /** The clock goes forwards only, unless the exchange itself is far from the time that is known: that was never its own. */
    private void learnTime(long reachedMs, long toldAtMs) {
        nowMs.updateAndGet(
                known -> known - toldAtMs > Candle.FROM_THE_FUTURE_MS ? toldAtMs : Math.max(known, reachedMs));
    }
}
