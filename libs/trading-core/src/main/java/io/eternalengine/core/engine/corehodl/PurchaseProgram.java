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
 * @param totalCapital of the portfolio when the program began; what comes later is a contribution
 * @param partsOwed parts turned into tasks so far, which is the number of the latest
 * @param spent on finished parts and parts of parts, in the quote asset
 */
public record PurchaseProgram(
        long firstDay,
        Decimal totalCapital,
        SortedMap<InstrumentId, Long> partsOwed,
        SortedMap<InstrumentId, Decimal> spent) {
    static final PurchaseProgram NOT_BEGUN = new PurchaseProgram(-1, Decimal.ZERO, new TreeMap<>(), new TreeMap<>());

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

    PurchaseProgram begunOn(long day, Decimal capital) {
        return new PurchaseProgram(day, capital, partsOwed, spent);
    }

    PurchaseProgram withNextPart(InstrumentId instrument) {
        var parts = new TreeMap<>(partsOwed);
        parts.merge(instrument, 1L, Long::sum);
        return new PurchaseProgram(firstDay, totalCapital, parts, spent);
    }

    PurchaseProgram withSpent(InstrumentId instrument, Decimal value) {
        var all = new TreeMap<>(spent);
        all.merge(instrument, value, Decimal::plus);
        return new PurchaseProgram(firstDay, totalCapital, partsOwed, all);
    }

    void write(StateWriter writer) {
        writer.writeLong(firstDay)
                .writeDecimal(totalCapital)
                .writeMap(partsOwed, InstrumentCodec::writeId, StateWriter::writeLong)
                .writeMap(spent, InstrumentCodec::writeId, StateWriter::writeDecimal);
    }

    static PurchaseProgram read(StateReader reader) {
        return new PurchaseProgram(
                reader.readLong(),
                reader.readDecimal(),
                reader.readMap(InstrumentCodec::readId, StateReader::readLong),
                reader.readMap(InstrumentCodec::readId, StateReader::readDecimal));
    }
}
