package io.eternalengine.service.execution.outbox;

import com.google.protobuf.MessageLite;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox. Its state is the journal's id and the sequence of the last message published, committed in the
 * transaction that publishes: after a crash it goes on behind what Kafka has, whatever the outbox still holds. A state that
 * another journal left, or a later one than the database has, is refused: by its numbers messages would be lost, and a
 * journal without its past would place orders again.
 */
public final class OutboxMachine implements StateMachine<Outbox.Enqueued> {
    private static final long WAIT_MS = 100;

    /** Bytes of a state of the time before journals had ids. */
    private static final int STATE_WITHOUT_JOURNAL = Long.BYTES;

    private final Outbox outbox;
    private final Runnable whenRestored;
    private final Consumer<String> whenRefused;
    private String journalId = "";
    private long published;
    private long removed;

    /**
     * A machine that has not taken up its state yet.
     *
     * @param whenRestored called each time Kafka's state was found to belong to this journal
     * @param whenRefused called with the reason in a sentence; ends the process
     */
    public OutboxMachine(Outbox outbox, Runnable whenRestored, Consumer<String> whenRefused) {
        this.outbox = outbox;
        this.whenRestored = whenRestored;
        this.whenRefused = whenRefused;
    }

    @Override
    public Outbox.Enqueued interpret(InboundRecord record) {
        throw new IllegalStateException("the outbox reads no topic");
    }

    @Override
    public List<Outbox.Enqueued> signals() {
        return outbox.after(published, WAIT_MS);
    }

    @Override
    public MessageContext contextOf(Outbox.Enqueued enqueued) {
        return enqueued.context();
    }

    @Override
    public List<OutboundRecord> apply(Outbox.Enqueued enqueued, @Nullable Position position) {
        published = enqueued.sequence();
        OutboundRecord message = enqueued.message();
        return List.of(
                new OutboundRecord(message.topic(), message.key(), numbered(message.message(), enqueued.sequence())));
    }

    @Override
    public byte[] encode() {
        return new StateWriter().writeLong(published).writeText(journalId).toBytes();
    }

    /** @throws ForeignJournalException when the state is not this journal's */
    @Override
    public void restore(byte @Nullable [] state) {
        Outbox.Mark mark = outbox.mark();
        long publishedBefore = 0;
        if (state != null) {
            var reader = new StateReader(state);
            publishedBefore = reader.readLong();
            String journalBefore = state.length == STATE_WITHOUT_JOURNAL ? mark.journalId() : reader.readText();
            requireOurs(mark, journalBefore, publishedBefore);
        }
        journalId = mark.journalId();
        published = publishedBefore;
        removed = published;
        outbox.remove(published);
        whenRestored.run();
    }

    private void requireOurs(Outbox.Mark mark, String journalBefore, long publishedBefore) {
        ForeignJournalException.check(mark, journalBefore, publishedBefore).ifPresent(refusal -> {
            whenRefused.accept(refusal.getMessage());
            throw refusal;
        });
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
