package io.eternalengine.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Prices of which nothing comes: no transaction of their own, and none of them lost or counted twice. */
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
    void areCommittedAfterAWhileWhenNothingElseComes() {
        start(counting);

        for (int i = 1; snapshot().isEmpty(); i++) {
            apply("t-" + i, i);
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        }

        assertThat(storedNames()).startsWith("t-1", "t-2");
        assertThat(answers()).isEmpty();
    }

    private void apply(String name, int count) {
        kafka.send(Tally.ticker(name));
        await().atMost(PATIENCE).until(() -> applied.get() >= count);
    }

    private long snapshots() {
        return snapshot().orElseThrow().getSequence();
    }
}
