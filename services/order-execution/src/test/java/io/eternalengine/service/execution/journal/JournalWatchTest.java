package io.eternalengine.service.execution.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.alert.AlertPublisher;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.probe.KafkaProbe;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.AlertSeverity;
import io.eternalengine.testkit.Infrastructure;
import io.eternalengine.topics.Topic;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A journal that is away is reported by readiness and by an alert that does not go through it. */
class JournalWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private enum JournalState {
        ANSWERS,
        FAILS,
        HANGS
    }

    private final CountDownLatch frozen = new CountDownLatch(1);
    private volatile JournalState journal = JournalState.ANSWERS;
    private final ShellStatus status = new ShellStatus("journal");
    private final AtomicInteger timesAway = new AtomicInteger();
    private final AlertPublisher alerts =
            new AlertPublisher(new KafkaConnection(Infrastructure.shared().bootstrapServers(), "journal-watch"));
    private final JournalWatch watch = new JournalWatch(this::look, status, alerts, this::fail);
    private final Thread thread = Thread.ofPlatform().daemon().start(watch);

    @AfterEach
    void end() throws InterruptedException {
        watch.stop();
        thread.join();
    }

    @Test
    void aJournalThatIsAwayIsToldWithItsCauseAndComesBackByItself() {
        await("readiness").atMost(PATIENCE).until(status::isReady);

        // when
        journal = JournalState.FAILS;

        // then
        await("readiness").atMost(PATIENCE).until(() -> status.notReadyBecause().contains("connection refused"));
        try (var kafka = new KafkaProbe()) {
            await("an alert")
                    .atMost(PATIENCE)
                    .until(() -> kafka.messages(Topic.ALERTS, AlertRaised.class).stream()
                            .anyMatch(alert -> alert.getSubject().equals("order-execution has no journal")
                                    && alert.getSeverity() == AlertSeverity.ALERT_SEVERITY_P0));
        }

        // and when it answers again
        journal = JournalState.ANSWERS;
        await("readiness").atMost(PATIENCE).until(status::isReady);
    }

    @Test
    void whatIsDoneWithoutAJournalIsDoneAgainWhileItIsAwayThoughItFails() {
        await("readiness").atMost(PATIENCE).until(status::isReady);

        // when
        journal = JournalState.FAILS;

        // then
        await("it is done again").atMost(PATIENCE).until(() -> timesAway.get() >= 3);
        assertThat(thread.isAlive()).isTrue();
    }

    @Test
    void aJournalThatHangsIsToldToo() {
        await("readiness").atMost(PATIENCE).until(status::isReady);

        journal = JournalState.HANGS;

        await("readiness").atMost(PATIENCE).until(() -> status.notReadyBecause().contains("no answer"));

        // and when it goes on
        journal = JournalState.ANSWERS;
        frozen.countDown();
        await("readiness").atMost(PATIENCE).until(status::isReady);
    }

    private void fail() {
        timesAway.incrementAndGet();
        throw new IllegalStateException("as laid out");
    }

    private void look() {
        switch (journal) {
            case ANSWERS -> {
                // As a database does.
            }
            case FAILS -> throw new JournalException(new SQLException("connection refused"));
            case HANGS -> {
                try {
                    frozen.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
