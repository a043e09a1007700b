package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The closes of two assets at one UTC midnight, as far as they are known.
 *
 * @param atMs the midnight
 */
record DailyCloses(
        long atMs, @Nullable Decimal first, @Nullable Decimal second) {
    static final DailyCloses NONE = new DailyCloses(0, null, null);

    boolean areComplete() {
        return first != null && second != null;
    }

    /** With the close of one of the two, distinguished by their index. */
    DailyCloses with(int index, Decimal close) {
        return index == 0 ? new DailyCloses(atMs, close, second) : new DailyCloses(atMs, first, close);
    }

    void write(StateWriter writer) {
        writer.writeLong(atMs)
                .writeOptional(first, StateWriter::writeDecimal)
                .writeOptional(second, StateWriter::writeDecimal);
    }

    static DailyCloses read(StateReader reader) {
        return new DailyCloses(
                reader.readLong(),
                reader.readOptional(StateReader::readDecimal),
                reader.readOptional(StateReader::readDecimal));
    }
}
