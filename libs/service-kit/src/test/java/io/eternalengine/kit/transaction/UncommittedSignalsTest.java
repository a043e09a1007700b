package io.eternalengine.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.message.MessageContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Prices of which nothing comes, and what does not concern a machine: no transaction of their own, and none of them lost or counted twice. */
class UncommittedSignalsTest extends ShellScene {
    private final AtomicInteger applied = new AtomicInteger();

    private final Tally counting = new Tally(step -> {
        if (step.startsWith("half-way through t-")) {
            applied.incrementAndGet();
        }
    });

    @Test
    void areCommittedWithWhatComesNext() {
        // given
        start(counting);
        apply("t-1", 1);
        apply("t-2", 2);

        // when
        kafka.send(Tally.request("r-1"));
        awaitAnswers(1);

        // then
        assertThat(snapshots()).isEqualTo(1);
        assertThat(storedNames()).isEqualTo(List.of("t-1", "t-2", "r-1"));
    }

    @Test
    void areReadAgainAfterARestart() {
        // given
        RunningShell first = start(counting);
        apply("t-1", 1);
        first.close();
        assertThat(snapshot()).isEmpty();

        // when
        start(counting);
        await().atMost(PATIENCE).until(() -> applied.get() == 2);
        kafka.send(Tally.request("r-1"));
        awaitAnswers(1);

        // then
        assertThat(storedNames()).isEqualTo(List.of("t-1", "r-1"));
    }

    @Test
    void whatDoesNotConcernTheMachineIsCommittedWithWhatComesNextToo() {
        // given
        start(counting);
        kafka.send(Tally.requestOfSomebodyElse());
        apply("t-1", 1);
        assertThat(snapshot()).isEmpty();

        // when
        kafka.send(Tally.request("r-1"));
        awaitAnswers(1);

        // then
        assertThat(snapshots()).isEqualTo(1);
        assertThat(storedNames()).isEqualTo(List.of("t-1", "r-1"));
    }

    @Test
    void areCommittedAfterAWhileWhenNothingElseComes() {
        start(counting);

        for (int i = 1; snapshot().isEmpty(); i++) {
            apply("t-" + i, i);
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        }

        assertThat(storedNames()).startsWith("t-1", "t-2");
        assertThat(answers()).isEmpty();
    }

    @Test
    void theLastOnesAreCommittedAfterAWhileThoughNothingFollows() {
        start(counting);
        apply("t-1", 1);

        await().atMost(PATIENCE).until(() -> snapshot().isPresent());

        assertThat(storedNames()).isEqualTo(List.of("t-1"));
        assertThat(answers()).isEmpty();
    }

    @Test
    void ofBeforeTheLastMinuteAreNotRead() {
        // given
        var old = Tally.ticker("old").toKafka(MessageContext.NONE);
        long twoMinutesAgoMs = System.currentTimeMillis() - 120_000;
        kafka.send(new ProducerRecord<>(old.topic(), 0, twoMinutesAgoMs, old.key(), old.value(), old.headers()));
        kafka.send(new ProducerRecord<>(old.topic(), 1, twoMinutesAgoMs, old.key(), old.value(), old.headers()));
        var young = Tally.ticker("young").toKafka(MessageContext.NONE);
        kafka.send(new ProducerRecord<>(young.topic(), 1, null, young.key(), young.value(), young.headers()));
        var candle = Tally.candle("c-1").toKafka(MessageContext.NONE);
        kafka.send(new ProducerRecord<>(
                candle.topic(), 0, twoMinutesAgoMs, candle.key(), candle.value(), candle.headers()));

        // when
        start(counting);
        awaitAnswers(1);

        // then
        await().atMost(PATIENCE).until(() -> storedNames().size() == 2);
        assertThat(storedNames()).containsExactlyInAnyOrder("young", "c-1");
    }

    private void apply(String name, int count) {
        kafka.send(Tally.ticker(name));
        await().atMost(PATIENCE).until(() -> applied.get() >= count);
    }

    private long snapshots() {
        return snapshot().orElseThrow().getSequence();
    }
}
