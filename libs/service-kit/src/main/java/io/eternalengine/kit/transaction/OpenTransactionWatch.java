package io.eternalengine.kit.transaction;

import io.eternalengine.kit.BackOff;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.alert.AlertPublisher;
import io.eternalengine.risk.AlertSeverity;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Looks for transactions that stay open, on every topic of the catalogue. Readers of committed records wait at the first record of
 * such a transaction, and to them that looks like silence: nobody fails, and nothing happens any more. The broker ends an abandoned
 * transaction after {@link KafkaConnection#TRANSACTION_TIMEOUT}; one that is open for longer has lost its marker.
 */
public final class OpenTransactionWatch implements ServiceLoop {
    /** A little is left for the broker to end what has timed out. */
    static final Duration TOO_LONG = KafkaConnection.TRANSACTION_TIMEOUT.plusSeconds(5);

    private static final Logger LOG = Logger.getLogger(OpenTransactionWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final KafkaConnection kafka;
    private final AlertPublisher alerts;
    private final LongSupplier nanoTime;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Held> held = new HashMap<>();
    private final BackOff backOff = new BackOff(LOG, "the watch of open transactions");
    private volatile boolean running = true;

    /**
     * Where readers of committed records wait.
     *
     * @param stable the offset that they do not get past
     */
    private record Held(long stable, long sinceNanos) {}

    public OpenTransactionWatch(KafkaConnection kafka) {
        this(kafka, System::nanoTime);
    }

    /** With another monotonic clock. */
    OpenTransactionWatch(KafkaConnection kafka, LongSupplier nanoTime) {
        this.kafka = kafka;
        this.alerts = kafka.alerts();
        this.nanoTime = nanoTime;
        this.partitions = Arrays.stream(Topic.values())
                .flatMap(topic -> kafka.partitions(topic).stream())
                .toList();
    }

    @Override
    public void run() {
        while (running && !Thread.currentThread().isInterrupted()) {
            try (Admin admin = kafka.admin("open-transactions")) {
                while (running) {
                    look(admin);
                    backOff.succeeded();
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | RuntimeException e) {
                // A broker that is away ends no transaction, and is no news here; what was seen before proves nothing
                // after it.
                held.clear();
                backOff.pauseAfter(e, () -> running);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    /** Compares how far each partition is committed and written; what is committed is asked first, so that it cannot be ahead. */
    void look(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> stable = ends(admin, IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> written = ends(admin, IsolationLevel.READ_UNCOMMITTED);
        stable.forEach(
                (partition, committed) -> look(partition, committed, written.getOrDefault(partition, committed)));
    }

    private void look(TopicPartition partition, long stable, long written) {
        if (stable >= written) {
            held.remove(partition);
            return;
        }
        long nowNanos = nanoTime.getAsLong();
        Held since = held.merge(
                partition, new Held(stable, nowNanos), (known, seen) -> known.stable() == stable ? known : seen);
        if (nowNanos - since.sinceNanos() > TOO_LONG.toNanos()) {
            alerts.raise(
                    AlertSeverity.P1,
                    "hanging transaction on " + partition.topic(),
                    "Partition " + partition + " is written to " + written + ", but committed to " + stable
                            + " only, for more than " + TOO_LONG.toSeconds()
                            + " s: whoever reads committed records waits there until a marker closes the transaction.");
        }
    }

    private Map<TopicPartition, Long> ends(Admin admin, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        var latest =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }
}
