package io.eternalengine.service.execution.journal;

import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.alert.AlertPublisher;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.logging.LogLine;
import io.eternalengine.risk.AlertSeverity;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the journal answers. Without it nothing can be sent, reductions neither: so people are to know within seconds, on a
 * way that does not lead through the journal, and what rests at the exchange and could add exposure is taken off. A look that hangs
 * holds up none of that.
 */
public final class JournalWatch implements ServiceLoop {
    /** Longest silence before an alert; with the pauses in between it is raised within five seconds. */
    static final Duration AWAY_AFTER = Duration.ofSeconds(3);

    private static final Logger LOG = Logger.getLogger(JournalWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** A cancellation may be lost, too. */
    private static final Duration ACT_AGAIN_AFTER = Duration.ofSeconds(2);

    private final Runnable look;
    private final ShellStatus status;
    private final AlertPublisher alerts;
    private final Runnable whenAway;
    private volatile boolean running = true;
    private @Nullable CompletableFuture<Void> looking;
    private long lookedAtNanos;
    private long answeredAtNanos = System.nanoTime();
    private String cause = "no answer";
    private boolean away;
    private long actAtNanos;

    /**
     * A watch that is not started yet.
     *
     * @param look asks the journal something, and throws when it does not answer
     * @param whenAway runs every few seconds while the journal is away; may fail
     */
    public JournalWatch(Runnable look, ShellStatus status, AlertPublisher alerts, Runnable whenAway) {
        this.look = look;
        this.status = status;
        this.alerts = alerts;
        this.whenAway = whenAway;
    }

    @Override
    public void run() {
        try {
            while (running) {
                takeAnswer();
                if (System.nanoTime() - answeredAtNanos > AWAY_AFTER.toNanos()) {
                    publishUnavailable();
                }
                status.turned();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    private void takeAnswer() {
        CompletableFuture<Void> asked = looking;
        if (asked != null && asked.isDone()) {
            try {
                asked.join();
                answered();
            } catch (CompletionException e) {
                cause = String.valueOf(e.getMessage());
            }
            looking = null;
        }
        if (looking == null) {
            lookedAtNanos = System.nanoTime();
            looking = CompletableFuture.runAsync(
                    look, task -> Thread.ofVirtual().name("journal-look").start(task));
        }
    }

    private void answered() {
        answeredAtNanos = lookedAtNanos;
        if (away) {
            LogLine.of("journal").with("state", "ANSWERS").info(LOG);
        }
        away = false;
        cause = "no answer";
        status.ready();
    }

    private void publishUnavailable() {
        status.notReady("the journal does not answer, so nothing is sent: " + cause);
        // Raised at every turn: the publisher lets one a minute pass, and would swallow the only one of a second
        // outage.
        alerts.raise(
                AlertSeverity.P0,
                "order-execution has no journal",
                "PostgreSQL has not answered for " + AWAY_AFTER.toSeconds() + " s: no order is sent, none that reduces"
                        + " exposure either. " + cause);
        if (!away || System.nanoTime() - actAtNanos >= 0) {
            actAtNanos = System.nanoTime() + ACT_AGAIN_AFTER.toNanos();
            act();
        }
        away = true;
    }

    private void act() {
        try {
            whenAway.run();
        } catch (RuntimeException e) {
            LogLine.of("journal")
                    .with("state", "AWAY")
                    .with("actions", "FAILED")
                    .error(LOG, e);
        }
    }
}
