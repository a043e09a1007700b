package io.eternalengine.service.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.local.fleet.replay.KafkaStoredTopics;
import io.eternalengine.local.fleet.replay.RiskReplay;
import io.eternalengine.local.fleet.replay.StoredRecord;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.DifferenceAcceptanceRequested;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.RiskInputEntry;
import io.eternalengine.schemas.v1.RiskInputEntry.EntryCase;
import io.eternalengine.schemas.v1.RiskInputsApplied;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.topics.ConsumerGroup;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What risk did, done again from its log of inputs: equal to the byte, and what is not is named. */
class RiskReplayTest extends RiskScene {
    @Test
    void isEqualOverRestartsDeadLettersSignalsAndOtherParameters() {
        // given
        Runnable first = startRisk();
        fund();
        judge(buy("bought", 0));
        unreadableBooks();
        askOfOrderExecution();
        books("59000", "1");
        ticker(BTC, "40000");
        first.run();
        Runnable second = restart(OptionalInt.empty(), RiskParameters.defaults());
        nowMs += 30_000;
        ticker(BTC, "38000");
        awaitCommands(1);
        second.run();

        // when
        restart(OptionalInt.of(3), RiskParameters.defaults()).run();
        RiskParameters others = RiskParameters.defaults()
                .with(RiskParameters.defaults().limits().withMaxAssetFraction(Decimal.of("0.4")));
        Runnable last = restart(OptionalInt.empty(), others);
        halt(RiskScope.ALL);
        awaitCommands(2);
        judge(buy("halted", 2));
        last.run();

        // then
        RiskReplay.Result result = replay();
        assertThat(result.firstDifference()).isEmpty();
        assertThat(result.equal()).isTrue();
        assertThat(result.commits())
                .isEqualTo(log().stream().filter(this::isLastPart).count());
        assertThat(result.outputs()).isGreaterThan(10);
        assertThat(log()).filteredOn(RiskInputsApplied::getRestored).hasSize(4);
        assertThat(entries(EntryCase.PASSED_OVER))
                .extracting(entry -> entry.getPassedOver().getTopic())
                .containsExactlyInAnyOrder(Topic.ACCOUNT_SNAPSHOTS.topicName(), Topic.OPERATOR_REQUESTS.topicName());
        assertThat(entries(EntryCase.SIGNAL))
                .extracting(entry -> entry.getSignal().getBooksUncertain())
                .contains(ACCOUNT);
    }

    @Test
    void aRecordIsInOneCommitThoughItWasReadAgainAfterARestart() {
        Runnable first = startRisk();
        fund();
        judge(buy("committed", 0));
        Position read = ticker(BTC, "40000");
        first.run();
        restart(OptionalInt.empty(), RiskParameters.defaults());
        judge(buy("behind-it", 0));

        assertThat(entries(EntryCase.APPLIED))
                .filteredOn(entry -> entry.getApplied().getTopic().equals(read.topic())
                        && entry.getApplied().getPartition() == read.partition()
                        && entry.getApplied().getFirstOffset() <= read.offset()
                        && entry.getApplied().getLastOffset() >= read.offset())
                .hasSize(1);
        assertThat(replay().firstDifference()).isEmpty();
    }

    @Test
    void alertsOfOthersInTheSameTopicAreNoDifference() {
        startRisk();
        fund();
        send(
                Topic.ALERTS,
                "a test",
                AlertRaised.newBuilder().setAlertId("other:1").build());
        halt(RiskScope.ALL);
        awaitCommands(1);

        assertThat(replay().firstDifference()).isEmpty();
    }

    @Test
    void aMessageThatWasAnotherIsNamedWithItsInputAndField() {
        Position intent = judged();

        RiskReplay.Result result = replay((topic, stored) -> Optional.of(
                topic == Topic.VERDICTS
                        ? new StoredRecord(
                                stored.offset(), stored.key(), forged(stored).toByteString())
                        : stored));

        assertThat(result.equal()).isFalse();
        assertThat(result.firstDifference())
                .contains("after " + shown(intent) + ": on risk.verdicts.v1-")
                .contains(" rule was \"forged\", is now \"");
    }

    @Test
    void aMessageThatFollowsFromNoInputIsNamed() {
        judged();
        Position extra = send(
                Topic.VERDICTS,
                ACCOUNT,
                RiskVerdict.newBuilder().setIntentId("from-nowhere").build());

        assertThat(replay().firstDifference()).isEqualTo(shown(extra) + " follows from no input of the log");
    }

    @Test
    void aMessageThatIsGoneIsNamed() {
        Position intent = judged();

        RiskReplay.Result result =
                replay((topic, stored) -> topic == Topic.VERDICTS ? Optional.empty() : Optional.of(stored));

        assertThat(result.firstDifference())
                .contains("after " + shown(intent) + ": risk.verdicts.v1-")
                .contains("does not hold what follows from it");
    }

    @Test
    void anInputThatIsNotKeptAnyMoreEndsTheReplayInOneSentence() {
        Position intent = judged();

        RiskReplay.Result result =
                replay((topic, stored) -> topic == Topic.INTENTS ? Optional.empty() : Optional.of(stored));

        assertThat(result.equal()).isFalse();
        assertThat(result.firstDifference())
                .endsWith("of 1 inputs from " + shown(intent) + " to " + intent.offset() + " the topic holds 0");
    }

    @Test
    void anInputThatTheLogDoesNotNameIsNamed() {
        Position intent = judged();
        judge(buy("later", 0));

        RiskReplay.Result result = replay((topic, stored) ->
                topic == Topic.RISK_INPUTS ? Optional.of(without(intent, stored)) : Optional.of(stored));

        assertThat(result.equal()).isFalse();
        assertThat(result.firstDifference()).contains("its inputs gave 2 messages, and give 0 now");
    }

    @Test
    void inputsInAnotherOrderAreNamed() {
        // given an intent that was judged, and then a halt
        Position intent = judged();
        Position halt = halt(RiskScope.ALL);
        awaitCommands(1);
        List<RiskInputEntry> ofIntent = inputsWith(intent);
        List<RiskInputEntry> ofHalt = inputsWith(halt);

        // when
        RiskReplay.Result result = replay((topic, stored) ->
                Optional.of(topic == Topic.RISK_INPUTS ? exchanged(stored, ofIntent, ofHalt) : stored));

        // then
        assertThat(result.equal()).isFalse();
        assertThat(result.firstDifference()).contains("after " + shown(halt) + ": ");
    }

    @Test
    void aLogThatLacksACommitIsNamed() {
        Position intent = judged();
        judge(buy("later", 0));
        List<RiskInputEntry> left = inputsWith(intent);

        RiskReplay.Result result = replay((topic, stored) ->
                topic == Topic.RISK_INPUTS && decoded(stored).getInputsList().equals(left)
                        ? Optional.empty()
                        : Optional.of(stored));

        assertThat(result.firstDifference()).contains("stands in place of commit ");
    }

    @Test
    void aLogThatBeginsLaterGoesOnFromTheStateOfTheCommitBefore() {
        // given
        Runnable first = startRisk();
        fund();
        judge(buy("before", 0));
        first.run();
        long last = log().getLast().getSequence();

        // when
        Runnable second = restart(OptionalInt.empty(), RiskParameters.defaults());
        judge(buy("after", 0));
        second.run();
        RiskReplay.Result result = replay(
                (topic, stored) -> topic == Topic.RISK_INPUTS && decoded(stored).getSequence() <= last
                        ? Optional.empty()
                        : Optional.of(stored));

        // then
        assertThat(result.firstDifference()).isEmpty();
        assertThat(result.commits()).isEqualTo(log().getLast().getSequence() - last);
    }

    /** One intent was judged in a commit of its own; where it stands. */
    private Position judged() {
        startRisk();
        fund();
        long before = log().getLast().getSequence();
        judge(buy("judged", 0));
        return log().stream()
                .filter(part -> part.getSequence() > before)
                .flatMap(part -> part.getInputsList().stream())
                .filter(entry -> entry.getApplied().getTopic().equals(Topic.INTENTS.topicName()))
                .map(entry -> new Position(
                        Topic.INTENTS.topicName(),
                        entry.getApplied().getPartition(),
                        entry.getApplied().getFirstOffset()))
                .findFirst()
                .orElseThrow();
    }

    private Runnable restart(OptionalInt snapshotFormat, RiskParameters parameters) {
        int before = reports().size();
        machine = machineOf(parameters, snapshotFormat);
        Runnable ending = startRisk();
        await("the report of the start", () -> reports().size() > before);
        return ending;
    }

    private void unreadableBooks() {
        var good = new OutboundRecord(Topic.ACCOUNT_SNAPSHOTS, ACCOUNT, AccountSnapshot.getDefaultInstance())
                .toKafka(MessageContext.NONE);
        int before = commits();
        kafka.send(new ProducerRecord<>(good.topic(), null, good.key(), new byte[] {1, 2, 3}, good.headers()));
        await("the dead letter", () -> commits() > before);
    }

    private void askOfOrderExecution() {
        int before = commits();
        send(
                Topic.OPERATOR_REQUESTS,
                ACCOUNT,
                OperatorRequest.newBuilder()
                        .setRequestedBy("alice")
                        .setAcceptDifference(DifferenceAcceptanceRequested.newBuilder()
                                .setAccount(ACCOUNT)
                                .setAsset("BTC")
                                .setDifference("1")
                                .setReason("a test"))
                        .build());
        await("what is not risk's", () -> commits() > before);
    }

    private int commits() {
        return log().size();
    }

    private RiskReplay.Result replay() {
        return replay((topic, stored) -> Optional.of(stored));
    }

    private RiskReplay.Result replay(BiFunction<Topic, StoredRecord, Optional<StoredRecord>> alteration) {
        List<Topic> others = new ArrayList<>(ConsumerGroup.RISK.topics());
        others.add(Topic.RISK_STATE);
        try (var topics = KafkaStoredTopics.open(
                kafka.bootstrapServers(),
                Topic.RISK_INPUTS,
                List.of(Topic.VERDICTS, Topic.ORDER_COMMANDS, Topic.RISK_COMMANDS, Topic.RISK_REPORTS, Topic.ALERTS),
                others)) {
            return new RiskReplay(new AlteredTopics(topics, alteration), owner).run();
        }
    }

    private List<RiskInputsApplied> log() {
        return kafka.messages(Topic.RISK_INPUTS, RiskInputsApplied.class);
    }

    private boolean isLastPart(RiskInputsApplied part) {
        return part.getPart() == part.getParts();
    }

    private List<RiskInputEntry> entries(EntryCase kind) {
        return log().stream()
                .flatMap(part -> part.getInputsList().stream())
                .filter(entry -> entry.getEntryCase() == kind)
                .toList();
    }

    private List<RiskInputEntry> inputsWith(Position position) {
        return log().stream()
                .map(RiskInputsApplied::getInputsList)
                .filter(inputs -> inputs.stream().anyMatch(entry -> names(entry, position)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean names(RiskInputEntry entry, Position position) {
        return entry.getApplied().getTopic().equals(position.topic())
                && entry.getApplied().getPartition() == position.partition()
                && entry.getApplied().getFirstOffset() == position.offset();
    }

    private static StoredRecord without(Position position, StoredRecord stored) {
        RiskInputsApplied part = decoded(stored);
        var builder = part.toBuilder().clearInputs();
        part.getInputsList().stream().filter(entry -> !names(entry, position)).forEach(builder::addInputs);
        return new StoredRecord(stored.offset(), stored.key(), builder.build().toByteString());
    }

    /** The record with the inputs of the other commit when it has those of one. */
    private static StoredRecord exchanged(StoredRecord stored, List<RiskInputEntry> one, List<RiskInputEntry> other) {
        RiskInputsApplied part = decoded(stored);
        List<RiskInputEntry> inputs = part.getInputsList();
        if (!inputs.equals(one) && !inputs.equals(other)) {
            return stored;
        }
        var builder = part.toBuilder().clearInputs().addAllInputs(inputs.equals(one) ? other : one);
        return new StoredRecord(stored.offset(), stored.key(), builder.build().toByteString());
    }

    private static RiskVerdict forged(StoredRecord stored) {
        try {
            return RiskVerdict.parseFrom(stored.value()).toBuilder()
                    .setRule("forged")
                    .build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RiskInputsApplied decoded(StoredRecord stored) {
        try {
            return RiskInputsApplied.parseFrom(stored.value());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shown(Position position) {
        return position.topic() + "-" + position.partition() + "@" + position.offset();
    }
}
