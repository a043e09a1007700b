package io.eternalengine.risk;

import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.LinkedHashSet;

/** The intents that were judged lately, oldest first, against duplicates. */
final class JudgedIntents {
    private static final int MOST = 2_000;

    private final LinkedHashSet<String> ids = new LinkedHashSet<>();

    /** Whether the intent is new; it is known from now on. */
    boolean add(String intentId) {
        if (!ids.add(intentId)) {
            return false;
        }
        if (ids.size() > MOST) {
            ids.removeFirst();
        }
        return true;
    }

    int size() {
        return ids.size();
    }

    void write(StateWriter writer) {
        writer.writeAll(ids, StateWriter::writeText);
    }

    void read(StateReader reader) {
        ids.addAll(reader.readAll(StateReader::readText));
    }
}
