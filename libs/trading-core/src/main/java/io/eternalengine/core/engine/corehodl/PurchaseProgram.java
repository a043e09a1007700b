package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.InstrumentCodec;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the daily parts have come.
 *
 * @param firstDay day of the first part, in days since 1970-01-01 UTC; −1 before it begins
 * @param partsOwed parts turned into tasks so far, which is the number of the latest
 * @param spent on finished parts and parts of parts, in the quote asset
 */
public record PurchaseProgram(
        long firstDay, SortedMap<InstrumentId, Long> partsOwed, SortedMap<InstrumentId, Decimal> spent) {
    static final PurchaseProgram NOT_BEGUN = new PurchaseProgram(-1, new TreeMap<>(), new TreeMap<>());

    public PurchaseProgram {
        partsOwed = Collections.unmodifiableSortedMap(new TreeMap<>(partsOwed));
        spent = Collections.unmodifiableSortedMap(new TreeMap<>(spent));
    }

    boolean hasBegun() {
        return firstDay >= 0;
    }

    long partsOwed(InstrumentId instrument) {
        return partsOwed.getOrDefault(instrument, 0L);
    }

    Decimal totalSpent() {
        return spent.values().stream().reduce(Decimal.ZERO, Decimal::plus);
    }

    PurchaseProgram begunOn(long day) {
        return new PurchaseProgram(day, partsOwed, spent);
    }

    PurchaseProgram withNextPart(InstrumentId instrument) {
        var parts = new TreeMap<>(partsOwed);
        parts.merge(instrument, 1L, Long::sum);
        return new PurchaseProgram(firstDay, parts, spent);
    }

    PurchaseProgram withSpent(InstrumentId instrument, Decimal value) {
        var all = new TreeMap<>(spent);
        all.merge(instrument, value, Decimal::plus);
        return new PurchaseProgram(firstDay, partsOwed, all);
    }

    void write(StateWriter writer) {
        writer.writeLong(firstDay)
                .writeMap(partsOwed, InstrumentCodec::writeId, StateWriter::writeLong)
                .writeMap(spent, InstrumentCodec::writeId, StateWriter::writeDecimal);
    }

    static PurchaseProgram read(StateReader reader) {
        return new PurchaseProgram(
                reader.readLong(),
                reader.readMap(InstrumentCodec::readId, StateReader::readLong),
                reader.readMap(InstrumentCodec::readId, StateReader::readDecimal));
    }
}
