package io.eternalengine.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.topics.Topic;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.FenceProducersOptions;
import org.junit.jupiter.api.Test;

/** Two instances with one owner: the newer one works, the older one ends, and nothing has its effect twice. */
class TakeoverTest extends ShellScene {
    @Test
    void endsTheOlderInstanceAtItsNextCommit() {
        sendRequests(2);
        RunningShell older = start(new Tally());
        awaitAnswers(2);

        RunningShell newer = start(new Tally());
        await().atMost(PATIENCE).until(newer.status::isReady);
        kafka.send(Tally.request("r-3"));
        older.awaitEnd();

        assertThat(older.wasFenced()).isTrue();
        assertThat(older.status.notReadyBecause()).isEqualTo("another instance has taken over");
        awaitAnswers(3);
        assertThat(answers()).containsExactly("r-1", "r-2", "r-3");
        assertThat(newer.wasFenced()).isFalse();
    }

    @Test
    void takesOverFromAnInstanceStuckBetweenSendAndCommit() {
        List<String> names = sendRequests(5);
        var released = new CountDownLatch(1);
        RunningShell stuck = start(once("encode", () -> awaitLatch(released)));
        await().atMost(PATIENCE)
                .until(() -> kafka.written(Topic.ALERTS.topicName()).size() == 5);
        assertThat(answers()).isEmpty();

        start(new Tally());
        awaitAnswers(5);
        released.countDown();
        stuck.awaitEnd();

        assertThat(stuck.wasFenced()).isTrue();
        assertThat(answers()).isEqualTo(names);
        assertThat(storedNames()).isEqualTo(names);
    }

    @Test
    void endsWhenItsProducerIsFencedFromOutside() throws Exception {
        sendRequests(1);
        RunningShell shell = start(new Tally());
        awaitAnswers(1);

        // Its time-out is also that of the transactions, of which the broker takes no longer ones than ours.
        var options =
                new FenceProducersOptions().timeoutMs(Math.toIntExact(KafkaConnection.TRANSACTION_TIMEOUT.toMillis()));
        kafka.admin().fenceProducers(List.of(owner), options).all().get();
        kafka.send(Tally.request("r-2"));
        shell.awaitEnd();

        assertThat(shell.wasFenced()).isTrue();
        assertThat(answers()).containsExactly("r-1");
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
