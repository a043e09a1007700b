package io.eternalengine.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a shell is struck, each input has its effect once: in the state, in the answers and in the positions. */
class ExactlyOnceTest extends ShellScene {
    @Test
    void storesAnswersStateAndPositionsTogether() {
        List<String> names = sendRequests(5);

        start(new Tally());
        awaitAnswers(5);

        assertThat(answers()).isEqualTo(names);
        assertThat(storedNames()).isEqualTo(names);
        assertThat(storedNextOffset()).isEqualTo(endOfRequests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"interpret r-3", "apply r-7", "half-way through r-7", "encode", "committed", "restore"})
    void appliesEachInputOnceWhenTheMachineFailsAt(String step) {
        List<String> names = sendRequests(12);

        start(failingOnceAt(step));
        awaitAnswers(12);

        assertThat(answers()).isEqualTo(names);
        assertThat(storedNames()).isEqualTo(names);
    }

    @Test
    void appliesEachInputOnceUnderRandomFailures() {
        long seed = Long.getLong("seed", 1);
        System.out.println("random failures: seed " + seed);
        var random = new Random(seed);
        List<String> faults = new ArrayList<>(List.of("encode", "committed"));
        random.ints(5, 1, 61).mapToObj(i -> "apply r-" + i).forEach(faults::add);
        random.ints(5, 1, 61).mapToObj(i -> "half-way through r-" + i).forEach(faults::add);

        start(failingOnceAt(faults.toArray(String[]::new)));
        List<String> names = sendRequests(60);
        awaitAnswers(60);

        assertThat(answers()).isEqualTo(names);
        assertThat(storedNames()).isEqualTo(names);
        assertThat(storedNextOffset()).isEqualTo(endOfRequests());
    }

    @Test
    void hidesWhatAFailedTurnHadSent() {
        List<String> names = sendRequests(4);
        var sentAll = new CountDownLatch(1);
        Tally tally = once("encode", () -> {
            await().atMost(PATIENCE)
                    .until(() -> kafka.written(Topic.ALERTS.topicName()).size() >= 4);
            sentAll.countDown();
            throw new IllegalStateException("struck after the answers were sent, before the commit");
        });

        start(tally);
        awaitAnswers(4);

        assertThat(sentAll.getCount()).isZero();
        assertThat(kafka.written(Topic.ALERTS.topicName())).hasSizeGreaterThanOrEqualTo(8);
        assertThat(answers()).isEqualTo(names);
        assertThat(storedNames()).isEqualTo(names);
    }

    @Test
    void isGoneOnWithByTheNextShellWhenAnErrorKilledTheThread() {
        List<String> names = sendRequests(6);
        RunningShell killed = start(once("apply r-4", () -> {
            throw new StackOverflowError("struck");
        }));
        killed.awaitEnd();

        assertThat(killed.death()).isInstanceOf(StackOverflowError.class);
        assertThat(killed.status.isReady()).isFalse();
        assertThat(answers()).isEmpty();

        start(new Tally());
        awaitAnswers(6);
        assertThat(answers()).isEqualTo(names);
        assertThat(storedNames()).isEqualTo(names);
    }

    @Test
    void endsWhenInterruptedAndLosesNothing() {
        List<String> names = sendRequests(6);
        RunningShell interrupted =
                start(once("apply r-4", () -> Thread.currentThread().interrupt()));

        interrupted.awaitEnd();
        start(new Tally());
        awaitAnswers(6);

        assertThat(answers()).isEqualTo(names);
        assertThat(storedNames()).isEqualTo(names);
    }

    @Test
    void goesOnAfterAStopWhereItStopped() {
        sendRequests(3);
        RunningShell first = start(new Tally());
        awaitAnswers(3);
        first.close();
        kafka.send(Tally.request("later"));

        start(new Tally());
        awaitAnswers(4);

        assertThat(answers()).containsExactly("r-1", "r-2", "r-3", "later");
        assertThat(kafka.messages(Topic.ALERTS, io.eternalengine.schemas.v1.AlertRaised.class)
                        .getLast()
                        .getText())
                .isEqualTo("record number 4");
    }

    @Test
    void appliesRecordsOfAllPartitionsOnce() {
        List<String> symbols = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "ADAUSDT", "DOTUSDT");
        symbols.forEach(symbol -> kafka.send(Tally.candle(symbol)));

        start(failingOnceAt("apply SOLUSDT", "apply DOTUSDT", "encode"));
        awaitAnswers(6);

        assertThat(answers()).containsExactlyInAnyOrderElementsOf(symbols);
        assertThat(storedNames()).containsExactlyInAnyOrderElementsOf(symbols);
    }

    private long storedNextOffset() {
        return Snapshots.positions(snapshot().orElseThrow()).entrySet().stream()
                .filter(next -> next.getKey().topic().equals(Topic.OPERATOR_REQUESTS.topicName()))
                .mapToLong(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private long endOfRequests() {
        return kafka.committed(Topic.OPERATOR_REQUESTS.topicName()).getLast().offset() + 1;
    }
}
