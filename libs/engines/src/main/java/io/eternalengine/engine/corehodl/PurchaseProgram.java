package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far the daily parts have come. It changes in place and never leaves the engine. */
final class PurchaseProgram {
    private static final long NOT_BEGUN = -1;

    private long firstDay = NOT_BEGUN;
    private Decimal totalCapital = Decimal.ZERO;
    private final SortedMap<InstrumentId, Long> partsOrdered = new TreeMap<>();
    private final SortedMap<InstrumentId, Decimal> spent = new TreeMap<>();

    /**
     * Begins it.
     *
     * @param day of the first part, in days since 1970-01-01 UTC
     * @param capital of the whole portfolio then; what comes later is a contribution
     */
    void begin(long day, Decimal capital) {
        firstDay = day;
        totalCapital = capital;
    }

    /** The next part of an asset became a parent order. */
    void addPart(InstrumentId instrument) {
        partsOrdered.merge(instrument, 1L, Long::sum);
    }

    /** @param value of a part that is bought, or of a part of one, in the quote asset */
    void spend(InstrumentId instrument, Decimal value) {
        spent.merge(instrument, value, Decimal::plus);
    }

    boolean hasBegun() {
        return firstDay >= 0;
    }

    /** In days since 1970-01-01 UTC; −1 before it begins. */
    long firstDay() {
        return firstDay;
    }

    Decimal totalCapital() {
        return totalCapital;
    }

    /** Parts that became parent orders so far, which is the number of the latest. */
    long partsOrdered(InstrumentId instrument) {
        return partsOrdered.getOrDefault(instrument, 0L);
    }

    Decimal totalSpent() {
        Decimal sum = Decimal.ZERO;
        for (Decimal each : spent.values()) {
            sum = sum.plus(each);
        }
        return sum;
    }

    void write(StateWriter writer) {
        writer.writeLong(firstDay)
                .writeDecimal(totalCapital)
                .writeMap(partsOrdered, InstrumentCodec::writeId, StateWriter::writeLong)
                .writeMap(spent, InstrumentCodec::writeId, StateWriter::writeDecimal);
    }

    static PurchaseProgram read(StateReader reader) {
        var program = new PurchaseProgram();
        program.firstDay = reader.readLong();
        program.totalCapital = reader.readDecimal();
        program.partsOrdered.putAll(reader.readMap(InstrumentCodec::readId, StateReader::readLong));
        program.spent.putAll(reader.readMap(InstrumentCodec::readId, StateReader::readDecimal));
        return program;
    }
}
