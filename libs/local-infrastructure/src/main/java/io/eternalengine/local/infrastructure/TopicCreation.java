package io.eternalengine.local.infrastructure;

import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.topics.ConsumerGroup;
import io.eternalengine.topics.Topic;
import io.eternalengine.topics.TopicKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics of the catalogue, and those for dead letters, that are missing. */
public final class TopicCreation {
    private static final int TIMEOUT_S = 30;
    private static final short REPLICATION = 1;

    private TopicCreation() {}

    private static Stream<NewTopic> catalogue() {
        return Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(topic.topicName(), topic.partitions(), REPLICATION)
                        .configs(topic.configuration()));
    }

    private static Stream<NewTopic> deadLetters() {
        return Arrays.stream(ConsumerGroup.values())
                .flatMap(group -> group.deadLetterTopics().stream())
                .map(name -> new NewTopic(name, 1, REPLICATION).configs(TopicKind.RECORDS.configuration()));
    }

    public static void createMissing(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> present = admin.listTopics().names().get(TIMEOUT_S, TimeUnit.SECONDS);
            List<NewTopic> missing = Stream.concat(catalogue(), deadLetters())
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(TIMEOUT_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackFailure("The topics cannot be created: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while creating the topics", e);
        }
    }
}
