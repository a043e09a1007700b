package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** The latest {@value #MOST} tries that ended without being filled whole, by intent: a fill of theirs may still be told. */
public record EndedTries(FrozenMap<String, EndedTry> byIntent) {
    static final int MOST = 64;
    static final EndedTries NONE = new EndedTries(FrozenMap.empty());

    Optional<EndedTry> find(String intentId) {
        return Optional.ofNullable(byIntent.get(intentId));
    }

    int size() {
        return byIntent.size();
    }

    /** With this try; beyond the bound the one that ended first is forgotten. */
    EndedTries with(String intentId, EndedTry ended) {
        FrozenMap<String, EndedTry> all = byIntent.with(intentId, ended);
        return new EndedTries(all.size() <= MOST ? all : all.without(oldest(all)));
    }

    private static String oldest(FrozenMap<String, EndedTry> all) {
        return all.entrySet().stream()
                .min(Comparator.comparingLong(entry -> entry.getValue().endedAtMs()))
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    void write(StateWriter writer) {
        writer.writeMap(byIntent, StateWriter::writeText, (out, ended) -> ended.write(out));
    }

    static EndedTries read(StateReader reader) {
        return new EndedTries(FrozenMap.copyOf(reader.readMap(StateReader::readText, EndedTry::read)));
    }
}
