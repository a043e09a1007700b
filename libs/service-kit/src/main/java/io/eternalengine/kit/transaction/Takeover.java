package io.eternalengine.kit.transaction;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.logging.LogLine;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.eternalengine.topics.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Takes over a transactional id, and settles what its last owner left behind: after the call nobody with this id hides what
 * was committed on the state topic.
 *
 * <p>Initialising the producer ends a transaction under way. It does not help where the broker decided the transaction and
 * lost the marker: the coordinator holds it for ended, the partition for open, and every reader of committed records waits.
 * A marker of one's own, of a transaction that writes to the same partition, closes it. It must say what was decided: so the
 * coordinator is asked before the producer is initialised.
 */
public final class Takeover {
    private static final Logger LOG = Logger.getLogger(Takeover.class);

    private final KafkaConnection kafka;
    private final Topic stateTopic;
    private final String owner;

    /** Takes over from the last owner of this name, which is its transactional id. */
    public Takeover(KafkaConnection kafka, Topic stateTopic, String owner) {
        this.kafka = kafka;
        this.stateTopic = stateTopic;
        this.owner = owner;
    }

    /** Initialises the producer; from here on it fences whoever had the id before. */
    public void run(Producer<byte[], byte[]> producer) {
        try (Admin admin = kafka.admin("takeover")) {
            Optional<TransactionDescription> before = describe(admin);
            producer.initTransactions();
            if (before.isPresent() && isOpen(admin, before.get().producerId())) {
                close(producer, before.get().state());
            }
        }
    }

    private Optional<TransactionDescription> describe(Admin admin) {
        try {
            return Optional.of(admin.describeTransactions(List.of(owner))
                    .description(owner)
                    .get());
        } catch (ExecutionException e) {
            // Nobody had the id before, or the broker does not say.
            LogLine.of("transactions-not-described")
                    .with("owner", owner)
                    .with("cause", e.getCause())
                    .debug(LOG);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while taking over from " + owner, e);
        }
    }

    private boolean isOpen(Admin admin, long producerId) {
        try {
            Collection<TopicPartition> partitions = kafka.partitions(stateTopic);
            Map<TopicPartition, PartitionProducerState> states =
                    admin.describeProducers(partitions).all().get();
            return states.values().stream()
                    .flatMap(state -> state.activeProducers().stream())
                    .anyMatch(one -> one.producerId() == producerId && isIn(one.currentTransactionStartOffset()));
        } catch (ExecutionException e) {
            LogLine.of("producers-not-described")
                    .with("topic", stateTopic.topicName())
                    .with("cause", e.getCause())
                    .warn(LOG);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while taking over from " + owner, e);
        }
    }

    private static boolean isIn(OptionalLong transactionStart) {
        return transactionStart.isPresent() && transactionStart.getAsLong() >= 0;
    }

    /** The record is of no owner, so nobody restores it; compaction keeps one of each owner. */
    private void close(Producer<byte[], byte[]> producer, TransactionState decided) {
        boolean wasAborted = wasAborted(decided);
        LogLine.of("hanging-transaction-closed")
                .with("owner", owner)
                .with("topic", stateTopic.topicName())
                .with("decided", decided)
                .warn(LOG);
        String nobody = owner + ".takeover";
        producer.beginTransaction();
        var _ = producer.send(new OutboundRecord(
                        stateTopic,
                        nobody,
                        StateSnapshot.newBuilder().setOwner(nobody).build())
                .toKafka(MessageContext.NONE));
        producer.flush();
        if (wasAborted) {
            producer.abortTransaction();
        } else {
            producer.commitTransaction();
        }
    }

    /** What the coordinator had not decided to commit was aborted when the producer was initialised. */
    private static boolean wasAborted(TransactionState before) {
        return switch (before) {
            case ONGOING, PREPARE_ABORT, COMPLETE_ABORT, PREPARE_EPOCH_FENCE -> true;
            case PREPARE_COMMIT, COMPLETE_COMMIT, EMPTY, UNKNOWN -> false;
        };
    }
}
