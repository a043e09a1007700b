package io.eternalengine.risk;

import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/** When the latest orders that open were approved, oldest first. Intents may come late, so their times need not rise. */
final class Openings {
    private static final int MOST = 1_000;

    private final long[] ring = new long[MOST];
    private int first;
    private int size;

    void add(long atMs) {
        ring[(first + size) % MOST] = atMs;
        if (size < MOST) {
            size++;
        } else {
            first = (first + 1) % MOST;
        }
    }

    /** How many are after a time. */
    int countAfter(long atMs) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += ring[i] > atMs ? 1 : 0;
        }
        return count;
    }

    int size() {
        return size;
    }

    void write(StateWriter writer) {
        writer.writeLong(size);
        for (int i = 0; i < size; i++) {
            writer.writeLong(ring[(first + i) % MOST]);
        }
    }

    void read(StateReader reader) {
        reader.readAll(StateReader::readLong).forEach(this::add);
    }
}
