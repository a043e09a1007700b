package io.eternalengine.kit.engine;

import io.eternalengine.core.engine.Decision;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.TradingEngine;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.state.StateHash;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.kit.transaction.StateMachine;
import io.eternalengine.mapping.DecisionMapping;
import io.eternalengine.mapping.EngineInputMapping;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An engine as the shell drives it. Every input yields one decision record, whatever was decided: together they hold the
 * order that the engine chose among its topics, which is all that a replay needs.
 *
 * @param <S> state of the engine
 */
public final class EngineMachine<S> implements StateMachine<EngineMachine.Heard> {
    /** An input, and the type under which it stands in the decision log. */
    public record Heard(EngineInput input, String inputType) {}

    private final TradingEngine<S> engine;
    private final BooleanSupplier riskIsHeard;
    private S state;
    private long decisions;

    /** A machine in the engine's initial state. */
    public EngineMachine(TradingEngine<S> engine, BooleanSupplier riskIsHeard) {
        this.engine = engine;
        this.riskIsHeard = riskIsHeard;
        this.state = engine.initialState();
    }

    @Override
    public Heard interpret(InboundRecord record) {
        return new Heard(EngineInputMapping.of(record.message()), record.topic().messageType());
    }

    @Override
    public List<Heard> signals() {
        boolean heard = riskIsHeard.getAsBoolean();
        if (heard == engine.hearsRisk(state)) {
            return List.of();
        }
        var signal = new EngineInput.RiskLinkChanged(heard);
        return List.of(new Heard(signal, EngineInputMapping.signalName(signal)));
    }

    @Override
    public List<OutboundRecord> apply(Heard heard, @Nullable Position position) {
        var outcome = engine.decide(state, heard.input());
        state = outcome.state();
        decisions++;
        return answers(heard, position, outcome.decision());
    }

    @Override
    public byte[] encode() {
        return new StateWriter()
                .writeLong(decisions)
                .writeBytes(engine.encode(state))
                .toBytes();
    }

    @Override
    public void restore(byte @Nullable [] stored) {
        if (stored == null) {
            decisions = 0;
            state = engine.initialState();
            return;
        }
        var reader = new StateReader(stored);
        decisions = reader.readLong();
        state = engine.decode(reader.readBytes());
    }

    private List<OutboundRecord> answers(Heard heard, @Nullable Position position, Decision decision) {
        List<OutboundRecord> answers = new ArrayList<>();
        answers.add(
                new OutboundRecord(Topic.DECISIONS, engine.id().label(), decisionRecord(heard, position, decision)));
        for (OrderIntent intent : decision.intents()) {
            answers.add(new OutboundRecord(Topic.INTENTS, intent.account(), TradingMapping.toWire(intent)));
        }
        return answers;
    }

    private DecisionRecorded decisionRecord(Heard heard, @Nullable Position position, Decision decision) {
        return DecisionMapping.toWire(
                engine.id(),
                decisions,
                position == null ? null : position.toWire(),
                heard.inputType(),
                heard.input().eventTimeMs(),
                decision,
                StateHash.of(engine.encode(state)));
    }
}
