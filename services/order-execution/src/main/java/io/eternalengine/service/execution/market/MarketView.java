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
    /** Twice what the exchange lists. More cannot come from it, and would fill the memory of what sells. */
    static final int MOST_INSTRUMENTS = 3_000;

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

    /** The exchange's clock as far as market data has reported it; 0 before. */
    public long nowMs() {
        return nowMs.get();
    }

    /**
     * Takes an instrument's description.
     *
     * @throws IllegalArgumentException when it would be one more than an exchange lists
     */
    public void learn(Instrument instrument) {
        if (!hasRoom(instruments, instrument.id())) {
            throw new IllegalArgumentException("instrument is " + instrument.id() + ": must be one of at most "
                    + MOST_INSTRUMENTS + " instruments");
        }
        instruments.put(instrument.id(), instrument);
    }

    /** Takes prices; of one instrument more than an exchange lists only their time counts. */
    public void learn(InstrumentId id, Quote quote) {
        if (hasRoom(quotes, id)) {
            quotes.put(id, quote);
        }
        learnTime(quote.atMs());
    }

    private static boolean hasRoom(Map<InstrumentId, ?> known, InstrumentId id) {
        return known.size() < MOST_INSTRUMENTS || known.containsKey(id);
    }

    public void learn(Candle candle) {
        learnTime(candle.closeTimeMs(), candle.venueTimeMs());
    }

    public void learnTime(long atMs) {
        learnTime(atMs, atMs);
    }

    /** The clock goes forwards only, unless the exchange itself is far from the time that is known: that was never its own. */
    private void learnTime(long reachedMs, long statedAtMs) {
        nowMs.updateAndGet(
                known -> known - statedAtMs > Candle.FROM_THE_FUTURE_MS ? statedAtMs : Math.max(known, reachedMs));
    }
}
