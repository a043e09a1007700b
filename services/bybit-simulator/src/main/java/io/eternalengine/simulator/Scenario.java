package io.eternalengine.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Faults at their times, read from a file: each line is a JSON object with {@code afterMinutes}, the market time since the start,
 * and the fields of a fault order. Empty lines and lines that begin with # say nothing.
 */
public final class Scenario {

    private record Step(long afterMinutes, FaultOrder faults) {}

    private static final long MINUTE_MS = 60_000;
    private static final String WHEN = "afterMinutes";

    private final Deque<Step> steps = new ArrayDeque<>();

    /** Nothing happens. */
    static Scenario none() {
        return new Scenario();
    }

    /** Reads a file for a venue that lists some symbols; a wrong line is reported by file and line. */
    public static Scenario read(Path file, Collection<String> symbols) {
        Scenario scenario = new Scenario();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new ConfigurationRefused("scenario-file", file, "must be a text file that can be read");
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    scenario.add(Json.parseObject(line), symbols);
                } catch (Refusal | IllegalArgumentException e) {
                    throw new IllegalArgumentException(file + " line " + (i + 1) + ": " + e.getMessage());
                }
            }
        }
        return scenario;
    }

    private void add(ObjectNode json, Collection<String> symbols) {
        JsonNode when = json.path(WHEN);
        long last = steps.isEmpty() ? 0 : steps.getLast().afterMinutes();
        if (!when.isIntegralNumber() || !when.canConvertToInt() || when.longValue() < last) {
            throw new IllegalArgumentException(
                    WHEN + " = " + when + ": must be a whole number of at least that of the line before");
        }
        json.remove(WHEN);
        FaultOrder faults = FaultOrder.read(json);
        faults.requireSymbols(symbols);
        steps.add(new Step(when.longValue(), faults));
    }

    /** What is due after so much market time, once. */
    Optional<FaultOrder> due(long elapsedMs) {
        Step next = steps.peek();
        return next == null || next.afterMinutes() * MINUTE_MS > elapsedMs
                ? Optional.empty()
                : Optional.of(steps.remove().faults());
    }
}
