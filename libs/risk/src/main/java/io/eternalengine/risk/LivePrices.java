package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** What the latest ticker of a market said; null where it said nothing. */
record LivePrices(
        long atMs,
        @Nullable Decimal last,
        @Nullable Decimal mark,
        @Nullable Decimal index) {
    static LivePrices of(Ticker ticker) {
        return new LivePrices(ticker.atMs(), ticker.lastPrice(), ticker.markPrice(), ticker.indexPrice());
    }

    void write(StateWriter writer) {
        writer.writeLong(atMs)
                .writeOptional(last, StateWriter::writeDecimal)
                .writeOptional(mark, StateWriter::writeDecimal)
                .writeOptional(index, StateWriter::writeDecimal);
    }

    static LivePrices read(StateReader reader) {
        return new LivePrices(
                reader.readLong(),
                reader.readOptional(StateReader::readDecimal),
                reader.readOptional(StateReader::readDecimal),
                reader.readOptional(StateReader::readDecimal));
    }
}
