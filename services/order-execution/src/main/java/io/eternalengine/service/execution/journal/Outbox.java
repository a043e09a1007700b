package io.eternalengine.service.execution.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.topics.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Messages that Kafka is still to get. They are written in the transaction that made them true and removed once Kafka has them, so
 * that journal and topics never disagree for longer than a crash lasts.
 */
public final class Outbox {
    private static final int BATCH = 200;
    private static final long WRITER_LOCK = 0x0b0c;

    private final Sql sql;
    private final Semaphore written = new Semaphore(0);
    /** Of the one publisher: whether more messages were there than its last question could bring. */
    private boolean moreAreThere;

    public Outbox(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** A message with its place in the order of all messages. */
    public record Enqueued(long sequence, OutboundRecord message, MessageContext context) {}

    /**
     * Which journal this is, and how far its messages are numbered.
     *
     * @param journalId made with the database
     * @param lastSequence of the last message ever written here, published or not; 0 before the first
     */
    public record Mark(String journalId, long lastSequence) {}

    /** The journal's mark. */
    public Mark mark() {
        return sql.transact(connection -> Sql.query(
                        connection, """
                        select journal_id, case when is_called then last_value else 0 end as last_sequence
                        from journal_identity, outbox_sequence_seq""", row -> new Mark(row.getString("journal_id"), row.getLong("last_sequence")))
                .getFirst());
    }

    /** The next messages after a sequence, oldest first; waits for one at most this long unless some are known to wait. */
    public List<Enqueued> after(long sequence, long timeoutMs) {
        if (!moreAreThere) {
            awaitWriting(timeoutMs);
        }
        List<Enqueued> next = read(sequence);
        moreAreThere = next.size() == BATCH;
        return next;
    }

    private List<Enqueued> read(long sequence) {
        return sql.transact(connection -> Sql.query(
                connection,
                """
                select sequence, topic, record_key, payload, trace_parent, origin_wall_us from outbox
                where sequence > ? order by sequence limit\s""" + BATCH,
                row -> enqueued(
                        row.getLong("sequence"),
                        row.getString("topic"),
                        row.getString("record_key"),
                        row.getBytes("payload"),
                        Rows.context(row)),
                sequence));
    }

    /** Forgets the messages up to a sequence: Kafka has committed them. */
    public void remove(long upToSequence) {
        sql.transact(connection -> Sql.update(connection, "delete from outbox where sequence <= ?", upToSequence));
    }

    /** Adds a message. The lock, held to the end of the transaction, makes messages commit in the order of their sequence. */
    static void enqueue(Connection connection, Topic topic, String key, MessageLite message, MessageContext context)
            throws SQLException {
        Sql.query(connection, "select pg_advisory_xact_lock(?)", row -> row.getObject(1), WRITER_LOCK);
        Sql.update(
                connection,
                "insert into outbox (topic, record_key, payload, trace_parent, origin_wall_us) values (?, ?, ?, ?, ?)",
                topic.name(),
                key,
                message.toByteArray(),
                Rows.traceParent(context),
                context.originWallUs());
    }

    /** Wakes the publisher: a transaction has left messages. */
    void wake() {
        written.release();
    }

    private void awaitWriting(long timeoutMs) {
        try {
            if (written.tryAcquire(timeoutMs, TimeUnit.MILLISECONDS)) {
                written.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Enqueued enqueued(
            long sequence, String topicName, String key, byte[] payload, MessageContext context) {
        Topic topic = Topic.valueOf(topicName);
        try {
            return new Enqueued(
                    sequence, new OutboundRecord(topic, key, topic.parser().parseFrom(payload)), context);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("outbox entry " + sequence + " is no " + topic.messageType(), e);
        }
    }
}
