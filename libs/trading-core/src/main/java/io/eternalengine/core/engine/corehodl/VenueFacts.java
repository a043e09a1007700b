package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.AllTimeHigh;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FeeRates;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.InstrumentCodec;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/**
 * What the exchange told beside prices and trading rules.
 *
 * @param highs the highest price of each market, told before its first candle
 * @param feeFractions the most that a trade in each market costs, of its value
 */
record VenueFacts(FrozenMap<InstrumentId, Decimal> highs, FrozenMap<InstrumentId, Decimal> feeFractions) {
    static final VenueFacts NONE = new VenueFacts(FrozenMap.empty(), FrozenMap.empty());

    VenueFacts with(AllTimeHigh high) {
        Decimal known = highs.get(high.instrument());
        return new VenueFacts(
                highs.with(high.instrument(), known == null ? high.price() : known.max(high.price())), feeFractions);
    }

    VenueFacts with(FeeRates rates) {
        return new VenueFacts(highs, feeFractions.with(rates.instrument(), rates.most()));
    }

    /** A market that is heard for the first time, with the highest price that is known of it. */
    MarketView begin(InstrumentId instrument, MarketView first) {
        Decimal high = highs.get(instrument);
        return high == null ? first : first.withHigh(high);
    }

    /** Nothing while nothing was told: such a state keeps the bytes that it had before there were such facts. */
    void writeIfAny(StateWriter writer) {
        if (highs.size() > 0 || feeFractions.size() > 0) {
            writer.writeMap(highs, InstrumentCodec::writeId, StateWriter::writeDecimal)
                    .writeMap(feeFractions, InstrumentCodec::writeId, StateWriter::writeDecimal);
        }
    }

    static VenueFacts readIfAny(StateReader reader) {
        return reader.hasMore()
                ? new VenueFacts(
                        FrozenMap.copyOf(reader.readMap(InstrumentCodec::readId, StateReader::readDecimal)),
                        FrozenMap.copyOf(reader.readMap(InstrumentCodec::readId, StateReader::readDecimal)))
                : NONE;
    }
}
