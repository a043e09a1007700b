package io.eternalengine.service.marketdata.shard;

import io.eternalengine.kit.BackOff;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.logging.LogLine;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Runs a shard for as long as it is assigned to this process: after a failure a new session goes on from the last commit.
 *
 * <p>A session that is fenced has lost the shard to another process, or its own transaction ran into the broker's time-out.
 * The group's protocol shows which: so the loop waits long enough to learn of the loss before it takes the shard over again.
 */
final class ShardLoop implements ServiceLoop {
    private static final Logger LOG = Logger.getLogger(ShardLoop.class);
    private static final Duration PAUSE_WHEN_FENCED = Duration.ofSeconds(3);

    private final ShardContext context;
    private final int shard;
    private final String owner;
    private final ShellStatus status;
    private final BackOff backOff;
    private final CountDownLatch stopped = new CountDownLatch(1);

    ShardLoop(ShardContext context, int shard, ShellStatus status) {
        this.context = context;
        this.shard = shard;
        this.owner = ownerOf(context.kafka().serviceName(), shard);
        this.status = status;
        this.backOff = new BackOff(LOG, "shard " + owner);
    }

    /** Name under which a shard's state is kept and its transactions are fenced. */
    static String ownerOf(String serviceName, int shard) {
        return serviceName + "-" + shard;
    }

    @Override
    public void run() {
        MDC.put("shard", owner);
        try {
            while (isRunning()) {
                runSession();
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    private void runSession() throws InterruptedException {
        try (var session = ShardSession.open(context, shard, owner, status)) {
            session.begin();
            backOff.succeeded();
            while (isRunning()) {
                session.turn();
            }
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            status.notReady("another instance has taken over");
            LogLine.of("shard").with("state", "FENCED").with("owner", owner).warn(LOG);
            pause(PAUSE_WHEN_FENCED);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            status.retrying(e);
            backOff.pauseAfter(e, this::isRunning);
        }
    }

    private boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void pause(Duration pause) throws InterruptedException {
        if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            LogLine.of("shard").with("state", "ENDED").with("owner", owner).debug(LOG);
        }
    }
}
