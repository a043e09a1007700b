package io.eternalengine.local.fleet.operations;

import com.google.protobuf.InvalidProtocolBufferException;
import io.eternalengine.domain.model.TextRules;
import io.eternalengine.schemas.v1.HaltLogBaseRequested;
import io.eternalengine.schemas.v1.HaltRequested;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.ResumeRequested;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskScope;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Asks risk for a halt or for the end of one, and waits for the command with which it answers. */
public final class OperatorCommands implements AutoCloseable {
    private static final TopicPartition COMMANDS = new TopicPartition(Topic.RISK_COMMANDS.topicName(), 0);
    private static final String KEY = "operator";
    private static final Duration POLL = Duration.ofMillis(100);

    private final MessageSender sender;
    private final KafkaConsumer<byte[], byte[]> answers;

    public OperatorCommands(String bootstrapServers) {
        sender = new MessageSender(bootstrapServers);
        answers = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        answers.assign(List.of(COMMANDS));
    }

    /**
     * The halt command that answers, or empty when risk did not answer in time. Risk halts everything when it does not know
     * the scope or holds too many halts.
     */
    public Optional<RiskCommand> halt(RiskScope scope, String reason, String person, Duration patience) {
        var request = request(person)
                .setHalt(HaltRequested.newBuilder().setScope(scope).setReason(reason))
                .build();
        return ask(
                request,
                command -> command.hasHaltImposed()
                        && isOf(command.getHaltImposed().getScope(), scope)
                        && command.getHaltImposed().getReason().equals(TextRules.clipped(reason)),
                patience);
    }

    /** The lifting command that answers, or empty when risk did not answer, or may not lift. */
    public Optional<RiskCommand> resume(RiskScope scope, String reason, String person, Duration patience) {
        var request = request(person)
                .setResume(ResumeRequested.newBuilder().setScope(scope).setReason(reason))
                .build();
        return ask(
                request,
                command -> command.hasHaltLifted()
                        && command.getHaltLifted().getScope().equals(scope),
                patience);
    }

    private static boolean isOf(RiskScope imposed, RiskScope asked) {
        return imposed.equals(asked) || imposed.getAll();
    }

    /** The new base of the halt log that answers, or empty when risk did not answer in time. */
    public Optional<RiskCommand> rebaseHaltLog(String reason, String person, Duration patience) {
        var request = request(person)
                .setHaltLogBase(HaltLogBaseRequested.newBuilder().setReason(reason))
                .build();
        return ask(
                request,
                command -> command.hasHaltLogRebased()
                        && command.getHaltLogRebased().getReason().equals(reason),
                patience);
    }

    private static OperatorRequest.Builder request(String person) {
        return OperatorRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setRequestedBy(person)
                .setRequestedAtWallUs(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
    }

    private Optional<RiskCommand> ask(OperatorRequest request, Predicate<RiskCommand> isAnswer, Duration patience) {
        answers.seekToEnd(List.of(COMMANDS));
        // Seeking is lazy; the position must be fixed before the request goes out.
        answers.position(COMMANDS);
        sender.send(Topic.OPERATOR_REQUESTS, KEY, request);
        long deadlineNs = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadlineNs) {
            for (ConsumerRecord<byte[], byte[]> answer : answers.poll(POLL)) {
                Optional<RiskCommand> command = read(answer.value()).filter(isAnswer);
                if (command.isPresent()) {
                    return command;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<RiskCommand> read(byte[] bytes) {
        try {
            return Optional.of(RiskCommand.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            // Not risk's: what it is, the readers' dead letters will show.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        answers.close();
        sender.close();
    }
}
