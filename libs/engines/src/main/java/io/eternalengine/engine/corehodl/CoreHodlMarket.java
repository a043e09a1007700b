package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the engine knows of the market of one target. It changes in place and never leaves the engine. */
final class CoreHodlMarket {
    private final InstrumentId id;
    private @Nullable Instrument rules;
    private @Nullable Decimal statedHigh;
    private @Nullable Decimal feeFraction;
    private boolean priced;
    private Decimal close = Decimal.ZERO;
    private Decimal allTimeHigh = Decimal.ZERO;
    private long closedAtMs;

    CoreHodlMarket(InstrumentId id) {
        this.id = id;
    }

    void learn(Instrument instrument) {
        rules = instrument;
    }

    /** @param mostFraction the most that a trade costs, of its value */
    void learnFee(Decimal mostFraction) {
        feeFraction = mostFraction;
    }

    /** The exchange reported a price that the market once had, be it before its first candle. */
    void learnHigh(Decimal price) {
        Decimal known = statedHigh;
        statedHigh = known == null ? price : known.max(price);
        if (priced) {
            allTimeHigh = allTimeHigh.max(price);
        }
    }

    /** Applies a candle later than all before. */
    void on(Candle candle) {
        if (priced) {
            allTimeHigh = allTimeHigh.max(candle.high());
        } else {
            Decimal stated = statedHigh;
            allTimeHigh = stated == null ? candle.high() : candle.high().max(stated);
            priced = true;
        }
        close = candle.close();
        closedAtMs = candle.closeTimeMs();
    }

    InstrumentId id() {
        return id;
    }

    /** Null before they are known. */
    @Nullable
    Instrument rules() {
        return rules;
    }

    /** For a market that has an open parent order. */
    Instrument knownRules() {
        return Objects.requireNonNull(rules, "trading rules");
    }

    /** As the exchange reported it before or beside the candles; null when it has not. */
    @Nullable
    Decimal statedHigh() {
        return statedHigh;
    }

    /** As the exchange reported it; null when it has not. */
    @Nullable
    Decimal feeFraction() {
        return feeFraction;
    }

    /** Whether a candle has come. */
    boolean hasPrice() {
        return priced;
    }

    /** In the quote asset; 0 before the first candle. */
    Decimal close() {
        return close;
    }

    Decimal allTimeHigh() {
        return allTimeHigh;
    }

    /** 0 before the first candle. */
    long closedAtMs() {
        return closedAtMs;
    }

    void writePrices(StateWriter writer) {
        writer.writeDecimal(close).writeDecimal(allTimeHigh).writeLong(closedAtMs);
    }

    void readPrices(StateReader reader) {
        priced = true;
        close = reader.readDecimal();
        allTimeHigh = reader.readDecimal();
        closedAtMs = reader.readLong();
    }
}
