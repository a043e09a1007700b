package io.eternalengine.local.fleet.operations;

import com.google.protobuf.InvalidProtocolBufferException;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.DifferenceAcceptanceRequested;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Asks order execution to accept a difference between ledger and exchange, and waits for the alert with which it answers. */
public final class DifferenceAcceptance implements AutoCloseable {
    private static final TopicPartition ALERTS = new TopicPartition(Topic.ALERTS.topicName(), 0);
    private static final String KEY = "operator";
    private static final String ANSWER = "order-execution:request:";
    private static final Duration POLL = Duration.ofMillis(100);

    private final MessageSender sender;
    private final KafkaConsumer<byte[], byte[]> answers;

    public DifferenceAcceptance(String bootstrapServers) {
        sender = new MessageSender(bootstrapServers);
        answers = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        answers.assign(List.of(ALERTS));
    }

    /** The alert that answers, or empty when order execution did not answer in time. */
    public Optional<AlertRaised> accept(DifferenceAcceptanceRequested difference, String person, Duration patience) {
        var request = OperatorRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setRequestedBy(person)
                .setRequestedAtWallUs(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()))
                .setAcceptDifference(difference)
                .build();
        answers.seekToEnd(List.of(ALERTS));
        // Seeking is lazy; the position must be fixed before the request goes out.
        answers.position(ALERTS);
        sender.send(Topic.OPERATOR_REQUESTS, KEY, request);
        long deadlineNs = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadlineNs) {
            for (ConsumerRecord<byte[], byte[]> answer : answers.poll(POLL)) {
                Optional<AlertRaised> alert = read(answer.value())
                        .filter(found -> found.getAlertId().equals(ANSWER + request.getRequestId()));
                if (alert.isPresent()) {
                    return alert;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<AlertRaised> read(byte[] bytes) {
        try {
            return Optional.of(AlertRaised.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            // No alert: what it is, the readers' dead letters will show.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        answers.close();
        sender.close();
    }
}
