package io.eternalengine.service.execution.outbox;

import com.google.protobuf.MessageLite;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.kit.transaction.StateMachine;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.service.execution.journal.Outbox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox. Its state is the sequence of the last message published, committed in the transaction that publishes:
 * after a crash it goes on behind what Kafka has, whatever the outbox still holds.
 */
public final class OutboxMachine implements StateMachine<Outbox.Owed> {
    private static final long WAIT_MS = 100;

    private final Outbox outbox;
    private long published;
    private long removed;

    public OutboxMachine(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Outbox.Owed interpret(InboundRecord record) {
        throw new IllegalStateException("the outbox reads no topic");
    }

    @Override
    public List<Outbox.Owed> signals() {
        return outbox.after(published, WAIT_MS);
    }

    @Override
    public MessageContext contextOf(Outbox.Owed owed) {
        return owed.context();
    }

    @Override
    public List<OutboundRecord> apply(Outbox.Owed owed, @Nullable Position position) {
        published = owed.sequence();
        OutboundRecord message = owed.message();
        return List.of(
                new OutboundRecord(message.topic(), message.key(), numbered(message.message(), owed.sequence())));
    }

    @Override
    public byte[] encode() {
        return new StateWriter().writeLong(published).toBytes();
    }

    @Override
    public void restore(byte @Nullable [] state) {
        published = state == null ? 0 : new StateReader(state).readLong();
        removed = published;
        outbox.remove(published);
    }

    @Override
    public void committed() {
        if (published > removed) {
            outbox.remove(published);
            removed = published;
        }
    }

    /** The message with its place in the journal. */
    private static MessageLite numbered(MessageLite message, long sequence) {
        return switch (message) {
            case OrderStateChanged changed ->
                changed.toBuilder().setJournalSequence(sequence).build();
            case ExecutionReported execution ->
                execution.toBuilder().setJournalSequence(sequence).build();
            case AccountSnapshot snapshot ->
                snapshot.toBuilder().setJournalSequence(sequence).build();
            default -> message;
        };
    }
}
