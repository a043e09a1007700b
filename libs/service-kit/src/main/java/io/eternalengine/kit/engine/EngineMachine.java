package io.eternalengine.kit.engine;

import com.google.protobuf.ByteString;
import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.TradingEngine;
import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.kit.transaction.StateMachine;
import io.eternalengine.mapping.DecisionMapping;
import io.eternalengine.mapping.EngineInputMapping;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.AlertSeverity;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An engine as the shell drives it. Every input yields one decision record, whatever was decided: together they hold the
 * order that the engine chose among its topics and the parameters that it works with, which is all that a replay needs. A
 * ticker that the engine does not take is no input of it, nor is what became of another account's orders.
 */
public final class EngineMachine implements StateMachine<EngineMachine.Input> {
    /** An input, and the type under which it stands in the decision log. */
    public record Input(EngineInput input, String inputType) {}

    /** Decisions after which the parameters are recorded again: the log is not kept for ever, and is to hold them. */
    private static final int PARAMETERS_EVERY = 1_000;

    private final TradingEngine engine;
    private final RecordedParameters parameters;
    private final String account;
    private final OptionalInt snapshotFormat;
    private final BooleanSupplier riskLeaseHeld;
    /** Snapshot of the engine before its first input. */
    private final byte[] blank;

    private long decisions;
    private boolean booksUncertain;
    /** Whether people know that capital is idle: once for each start, so it is not stored. */
    private boolean idleAlerted;
    /** Hash of the parameters of the last decision; empty before the first one. */
    private ByteString parametersHash = ByteString.EMPTY;

    /**
     * A machine before its first input.
     *
     * @param parameters that the engine works with
     * @param account in which the engine trades
     * @param snapshotFormat in which the engine's snapshot is stored; the current one when empty
     */
    public EngineMachine(
            TradingEngine engine,
            RecordedParameters parameters,
            String account,
            BooleanSupplier riskLeaseHeld,
            OptionalInt snapshotFormat) {
        this.engine = engine;
        this.parameters = parameters;
        this.snapshotFormat = snapshotFormat;
        this.account = account;
        this.riskLeaseHeld = riskLeaseHeld;
        blank = engine.snapshot();
    }

    @Override
    public boolean concerns(InboundRecord record) {
        return EngineInputMapping.concerns(account, record.message());
    }

    @Override
    public Input interpret(InboundRecord record) {
        return new Input(EngineInputMapping.of(record.message()), record.topic().messageType());
    }

    @Override
    public List<Input> signals() {
        return signalUnlessKnown(riskLeaseHeld.getAsBoolean() && !booksUncertain);
    }

    /**
     * An execution of the engine's own account was lost: what it holds is uncertain, so it opens nothing, as without risk,
     * until a person has halted it, looked, and lifted that halt. It goes on reducing.
     */
    @Override
    public List<Input> inPlaceOf(Topic topic, String key) {
        if (topic != Topic.EXECUTIONS || !key.equals(account)) {
            return List.of();
        }
        booksUncertain = true;
        return signalUnlessKnown(false);
    }

    private List<Input> signalUnlessKnown(boolean held) {
        if (held == engine.riskLeaseHeld()) {
            return List.of();
        }
        var signal = new EngineInput.RiskLeaseChanged(held);
        return List.of(new Input(signal, EngineInputMapping.signalName(signal)));
    }

    /** A person lifted a halt of this very engine or account. A permit under the breaker's halt says nothing about books. */
    private boolean saysThatBooksWereChecked(EngineInput input) {
        return input instanceof EngineInput.RiskCommanded commanded
                && commanded.command().action() instanceof RiskAction.HaltLifted lifted
                && !lifted.haltKey().equals(HaltRegister.BREAKER_KEY)
                && isOwn(lifted.scope())
                && !lifted.approvedBy().isEmpty();
    }

    private boolean isOwn(RiskScope scope) {
        return scope.equals(new RiskScope.OfEngine(engine.id())) || scope.equals(new RiskScope.OfAccount(account));
    }

    @Override
    public List<OutboundRecord> apply(Input input, @Nullable Position position) {
        if (input.input() instanceof EngineInput.TickerChanged changed && !engine.takes(changed.ticker())) {
            return List.of();
        }
        Decision decision = engine.on(input.input());
        decisions++;
        booksUncertain &= !saysThatBooksWereChecked(input.input());
        List<OutboundRecord> answers = answers(input, position, decision);
        if (!idleAlerted && input.input() instanceof EngineInput.CandleClosed) {
            engine.idleCapital()
                    .ifPresent(why -> answers.add(idleAlert(why, input.input().eventTimeMs())));
        }
        return answers;
    }

    private OutboundRecord idleAlert(String why, long atMs) {
        idleAlerted = true;
        String subject = "capital idle";
        return new OutboundRecord(
                Topic.ALERTS,
                subject,
                AlertRaised.newBuilder()
                        .setAlertId(subject + ":" + account + ":" + atMs)
                        .setSeverity(AlertSeverity.ALERT_SEVERITY_P2)
                        .setSubject(subject)
                        .setText(why + ".")
                        .setEventTimeMs(atMs)
                        .build());
    }

    @Override
    public byte[] encode() {
        return new StateWriter()
                .writeLong(decisions)
                .writeBoolean(booksUncertain)
                .writeBytes(snapshotFormat.isPresent() ? engine.snapshot(snapshotFormat.getAsInt()) : engine.snapshot())
                .writeBytes(parametersHash.toByteArray())
                .toBytes();
    }

    @Override
    public void restore(byte @Nullable [] stored) {
        idleAlerted = false;
        if (stored == null) {
            decisions = 0;
            booksUncertain = false;
            parametersHash = ByteString.EMPTY;
            engine.restore(blank);
            return;
        }
        var reader = new StateReader(stored);
        decisions = reader.readLong();
        booksUncertain = reader.readBoolean();
        engine.restore(reader.readBytes());
        // Releases of before wrote none, and read on without it.
        parametersHash = reader.hasMore() ? ByteString.copyFrom(reader.readBytes()) : ByteString.EMPTY;
    }

    private List<OutboundRecord> answers(Input input, @Nullable Position position, Decision decision) {
        List<OutboundRecord> answers = new ArrayList<>();
        answers.add(new OutboundRecord(Topic.DECISIONS, account, decisionRecord(input, position, decision)));
        for (OrderIntent intent : decision.intents()) {
            answers.add(new OutboundRecord(Topic.INTENTS, intent.account(), TradingMapping.toWire(intent)));
        }
        return answers;
    }

    private DecisionRecorded decisionRecord(Input input, @Nullable Position position, Decision decision) {
        boolean published = !parameters.hash().equals(parametersHash) || decisions % PARAMETERS_EVERY == 0;
        parametersHash = parameters.hash();
        return DecisionMapping.toWire(
                engine.id(),
                account,
                decisions,
                position == null ? null : position.toWire(),
                input.inputType(),
                input.input().eventTimeMs(),
                decision,
                StateHash.of(engine.snapshot()),
                parameters,
                published);
    }
}
