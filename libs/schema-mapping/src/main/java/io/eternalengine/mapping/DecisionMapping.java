package io.eternalengine.mapping;

import com.google.protobuf.ByteString;
import io.eternalengine.core.engine.Decision;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.RuleValue;

/** Decisions of engines. */
public final class DecisionMapping {
    private DecisionMapping() {}

    /** The decision with the state that it led to; the shell adds where the input came from. */
    public static DecisionRecorded.Builder toWire(
            String engine, long sequence, long eventTimeMs, Decision decision, byte[] stateHash) {
        var builder = DecisionRecorded.newBuilder()
                .setEngine(engine)
                .setSequence(sequence)
                .setEventTimeMs(eventTimeMs)
                .setState(decision.state())
                .setRule(decision.rule())
                .setExplanation(decision.explanation())
                .setStateHash(ByteString.copyFrom(stateHash));
        decision.values()
                .forEach((name, value) ->
                        builder.addValues(RuleValue.newBuilder().setName(name).setValue(value)));
        decision.intents().forEach(intent -> builder.addIntents(TradingMapping.toWire(intent)));
        return builder;
    }
}
