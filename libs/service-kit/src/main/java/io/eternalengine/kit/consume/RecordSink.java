package io.eternalengine.kit.consume;

import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.UnreadableRecord;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * A store outside Kafka that a {@link SinkShell} feeds. It keeps its own positions, in the same transaction as the
 * effects, so each record has its effect exactly once however often the process dies.
 *
 * @param <E> what the sink makes of a record
 */
public interface RecordSink<E> {
    /** The next offset of each partition that the store has seen; partitions not named start at their beginning. */
    Map<TopicPartition, Long> nextOffsets() throws Exception;

    /**
     * Binds the stored positions to the topics that they count in, once; called before the first is used.
     *
     * @param identities by name, see {@link TopicIdentities}
     * @throws IllegalStateException when they count in another topic of that name
     */
    void bindTo(Map<String, String> identities) throws Exception;

    /**
     * What the record means to the store; changes nothing yet.
     *
     * @throws UnreadableRecord or {@link IllegalArgumentException} when a field breaks a rule: it becomes a dead letter
     */
    E interpret(InboundRecord record) throws UnreadableRecord;

    /**
     * Whether a failure of {@link #store} lies in what was to be stored, such as a text that the store cannot hold, and would
     * come again however long one waited. A store that is away, busy or full says nothing of the record.
     */
    default boolean isCausedByRecords(Exception failure) {
        return false;
    }

    /** Stores the effects, in order, and the positions, in one transaction. Called again with the same after a failure. */
    void store(List<E> effects, Map<TopicPartition, Long> nextOffsets) throws Exception;
}
