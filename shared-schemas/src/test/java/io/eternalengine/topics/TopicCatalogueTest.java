package io.eternalengine.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts that everyone who reads the catalogue relies on. */
class TopicCatalogueTest {
    @Test
    void everyNameIsThereOnce() {
        assertThat(Topic.values()).extracting(Topic::topicName).doesNotHaveDuplicates();
        assertThat(ConsumerGroup.values()).extracting(ConsumerGroup::groupName).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void aNameSaysContextPluralOrMassNounAndMajorVersion(Topic topic) {
        assertThat(topic.topicName()).matches("[a-z]+\\.([a-z]+s|state|funding|sentiment)\\.v[1-9][0-9]*");
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsName(Topic topic) {
        assertThat(Topic.named(topic.topicName())).contains(topic);
        assertThat(Topic.named(topic.topicName() + "x")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void carriesOneMessageTypeOfItsMajorVersionThatItsParserReads(Topic topic) throws Exception {
        String major = topic.topicName().substring(topic.topicName().lastIndexOf('.') + 1);

        assertThat(topic.messageType()).startsWith("eternal." + major + ".");
        assertThat(topic.parser().parseFrom(new byte[0])).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void hasPartitionsAWriterAKeyAndARetention(Topic topic) {
        assertThat(topic.partitions()).isPositive();
        assertThat(topic.writer()).isNotBlank();
        assertThat(topic.key()).isNotBlank();
        assertThat(topic.configuration()).containsKey("cleanup.policy");
    }

    /** Every instance reads the halt log from its first record, in one order. */
    @Test
    void theHaltLogHasOnePartitionAndIsKeptForEver() {
        assertThat(Topic.RISK_COMMANDS.partitions()).isEqualTo(1);
        assertThat(Topic.RISK_COMMANDS.configuration())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1");
    }

    /** Audit and replay read these from their first record. */
    @Test
    void whatTheSystemDidIsKeptForEver() {
        assertThat(Stream.of(
                        Topic.INTENTS,
                        Topic.VERDICTS,
                        Topic.ORDER_COMMANDS,
                        Topic.ORDER_EVENTS,
                        Topic.EXECUTIONS,
                        Topic.OPERATOR_REQUESTS))
                .allMatch(topic -> topic.kind() == TopicKind.RECORDS);
    }

    /** A decision whose input is gone can be replayed no more; one that is gone before its input could have been. */
    @Test
    void decisionsAreKeptLongerThanWhatTheMarketSaid() {
        assertThat(daysKept(Topic.DECISIONS)).isEqualTo(35).isGreaterThan(daysKept(Topic.CANDLES));
        assertThat(daysKept(Topic.DECISIONS)).isGreaterThan(daysKept(Topic.TICKERS));
    }

    /** One writer, one order; of use as long as what it points to is there. */
    @Test
    void theLogOfRisksInputsHasOnePartitionAndIsKeptAsDecisionsAre() {
        assertThat(Topic.RISK_INPUTS.partitions())
                .isEqualTo(Topic.RISK_STATE.partitions())
                .isEqualTo(1);
        assertThat(daysKept(Topic.RISK_INPUTS)).isEqualTo(TopicKind.DAYS_OF_DECISIONS);
    }

    private static long daysKept(Topic topic) {
        return Duration.ofMillis(Long.parseLong(topic.configuration().get("retention.ms")))
                .toDays();
    }

    @ParameterizedTest
    @EnumSource
    void aGroupReadsCataloguedTopicsEachOnce(ConsumerGroup group) {
        assertThat(group.topics()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(EnumSet.allOf(Topic.class)).containsAll(group.topics());
    }

    @ParameterizedTest
    @EnumSource
    void aGroupHasADeadLetterTopicForEachTopicThatItReads(ConsumerGroup group) {
        assertThat(group.deadLetterTopics())
                .containsExactlyElementsOf(group.topics().stream()
                        .map(topic -> group.groupName() + "." + topic.topicName() + ".dlq")
                        .toList());
    }

    @Test
    void deadLetterTopicsAreNoTopicsOfTheCatalogue() {
        List<String> deadLetters = Arrays.stream(ConsumerGroup.values())
                .flatMap(group -> group.deadLetterTopics().stream())
                .toList();

        assertThat(deadLetters).doesNotHaveDuplicates();
        assertThat(deadLetters).noneMatch(name -> Topic.named(name).isPresent());
    }

    /** What can stop trading is received before what would trade. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "ENGINE_.*")
    void anEngineHearsRiskBeforeTheMarket(ConsumerGroup engine) {
        List<Topic> topics = engine.topics();

        assertThat(topics.indexOf(Topic.RISK_COMMANDS)).isZero();
        assertThat(topics.indexOf(Topic.EXECUTIONS)).isLessThan(topics.indexOf(Topic.ORDER_EVENTS));
        assertThat(topics.getLast()).isEqualTo(Topic.CANDLES);
    }
}
