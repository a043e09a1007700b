package io.eternalengine.reporting.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decision and its reason.
 *
 * @param account in which the engine trades
 * @param sequence of the engine in that account
 * @param rule the rule that fired, or {@code nothing-due}
 * @param values the figures that the rule saw: an array of name and value
 * @param intents what the engine wished; each with an {@code outcome} as far as it is known
 * @param stateHash SHA-256 of the engine's state afterwards, in hexadecimal
 * @param repeats how many decisions just before this one said the same and are left out
 */
@RegisterForReflection
public record DecisionView(
        String engine,
        String account,
        long sequence,
        Instant eventTime,
        Input input,
        String state,
        String rule,
        String explanation,
        JsonNode values,
        JsonNode intents,
        String stateHash,
        boolean acted,
        int repeats) {

    /**
     * What the engine decided on: a record, or a signal when topic, partition and offset are null.
     *
     * @param type message type, or name of the signal
     */
    @RegisterForReflection
    public record Input(
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable Long offset,
            String type) {}
}
