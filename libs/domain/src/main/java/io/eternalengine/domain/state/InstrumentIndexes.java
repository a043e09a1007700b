package io.eternalengine.domain.state;

import io.eternalengine.domain.model.InstrumentId;
import java.util.function.ToIntFunction;

/**
 * The indexes of instruments among those that are followed, −1 for all others. Candles of one history share the object
 * that names their instrument, so each is looked up once and found by identity afterwards.
 */
public final class InstrumentIndexes {
    private static final int REMEMBERED = 16;

    private final ToIntFunction<InstrumentId> lookup;
    private final InstrumentId[] known = new InstrumentId[REMEMBERED];
    private final int[] indexes = new int[REMEMBERED];
    private int size;

    /**
     * Nothing is looked up yet.
     *
     * @param lookup the index of an instrument by equality
     */
    public InstrumentIndexes(ToIntFunction<InstrumentId> lookup) {
        this.lookup = lookup;
    }

    @SuppressWarnings("ReferenceEquality") // A quick find; what is not found so is looked up by equality.
    public int of(InstrumentId instrument) {
        for (int i = 0; i < size; i++) {
            if (known[i] == instrument) {
                return indexes[i];
            }
        }
        int index = lookup.applyAsInt(instrument);
        if (size < REMEMBERED) {
            known[size] = instrument;
            indexes[size] = index;
            size++;
        }
        return index;
    }
}
