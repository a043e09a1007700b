package io.eternalengine.mapping;

import com.google.protobuf.ByteString;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.engine.Decision;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.InputPosition;
import io.eternalengine.schemas.v1.RuleValue;
import org.jspecify.annotations.Nullable;

/** Decisions of engines. */
public final class DecisionMapping {
    private DecisionMapping() {}

    /**
     * The record of one decision: live and replayed alike, so that the two can be compared byte by byte.
     *
     * @param account in which the engine trades
     * @param sequence number of the decision of the engine in that account, from 1
     * @param input where the input came from; null for a signal
     * @param inputType message type of the input, or name of the signal
     * @param stateHash of the state after the decision
     * @param parameters that the decision was made with
     * @param published whether the record carries the parameters beside their hash
     */
    public static DecisionRecorded toWire(
            EngineId engine,
            String account,
            long sequence,
            @Nullable InputPosition input,
            String inputType,
            long eventTimeMs,
            Decision decision,
            byte[] stateHash,
            RecordedParameters parameters,
            boolean published) {
        var builder = DecisionRecorded.newBuilder()
                .setEngine(engine.label())
                .setAccount(account)
                .setInputType(inputType)
                .setSequence(sequence)
                .setEventTimeMs(eventTimeMs)
                .setState(decision.state())
                .setRule(decision.rule().text())
                .setExplanation(decision.explanation())
                .setStateHash(ByteString.copyFrom(stateHash))
                .setParametersHash(parameters.hash());
        if (published) {
            builder.addAllParameters(parameters.values());
        }
        decision.values()
                .forEach((name, value) ->
                        builder.addValues(RuleValue.newBuilder().setName(name).setValue(value)));
        decision.intents().forEach(intent -> builder.addIntents(TradingMapping.toWire(intent)));
        if (input != null) {
            builder.setInput(input);
        }
        return builder.build();
    }
}
