package io.eternalengine.kit.transaction;

import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.probe.KafkaProbe;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A real broker without history, an owner that nobody had before, and the shells that a test starts. */
abstract class ShellScene {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger OWNERS = new AtomicInteger();

    final KafkaProbe kafka = new KafkaProbe();
    final String owner = "tally-" + OWNERS.incrementAndGet();
    private final List<RunningShell> shells = new ArrayList<>();

    @BeforeEach
    void forgetHistory() throws Exception {
        kafka.forgetHistory();
    }

    @AfterEach
    void end() {
        shells.forEach(RunningShell::close);
        kafka.close();
    }

    RunningShell start(Tally tally) {
        return ended(RunningShell.of(kafka, owner, tally));
    }

    /** Ends the shell when the test does. */
    RunningShell ended(RunningShell shell) {
        shells.add(shell);
        return shell;
    }

    /** Sends requests {@code r-1} to {@code r-count}. */
    List<String> sendRequests(int count) {
        List<String> names =
                IntStream.rangeClosed(1, count).mapToObj(i -> "r-" + i).toList();
        names.forEach(name -> kafka.send(Tally.request(name)));
        return names;
    }

    /** The names on the alerts that everyone may read, in their order. */
    List<String> answers() {
        return kafka.messages(Topic.ALERTS, AlertRaised.class).stream()
                .map(AlertRaised::getAlertId)
                .toList();
    }

    void awaitAnswers(int count) {
        await().atMost(PATIENCE).until(() -> answers().size() >= count);
    }

    /** The last committed snapshot of the owner. */
    Optional<StateSnapshot> snapshot() {
        return kafka.messages(RunningShell.STATE_TOPIC, StateSnapshot.class).stream()
                .filter(snapshot -> snapshot.getOwner().equals(owner))
                .reduce((earlier, later) -> later);
    }

    /** The names in the last committed state. */
    List<String> storedNames() {
        return snapshot()
                .map(snapshot -> Tally.names(snapshot.getState().toByteArray()))
                .orElse(List.of());
    }

    /** A tally that fails once at each of these steps. */
    static Tally failingOnceAt(String... steps) {
        Set<String> left = ConcurrentHashMap.newKeySet();
        left.addAll(List.of(steps));
        return new Tally(step -> {
            if (left.remove(step)) {
                throw new IllegalStateException("struck at " + step);
            }
        });
    }

    /** A tally that does this, once, before a step. */
    static Tally once(String step, Runnable deed) {
        Set<String> left = ConcurrentHashMap.newKeySet();
        left.add(step);
        Consumer<String> steps = taken -> {
            if (left.remove(taken)) {
                deed.run();
            }
        };
        return new Tally(steps);
    }
}
