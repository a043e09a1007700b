package io.eternalengine.service.marketdata.price;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.kit.BackOff;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.MessageContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the latest of something of each instrument: the first at once, later ones no closer to each other than the interval. One that fails
 * to arrive is counted and not repeated; the next one is worth more.
 *
 * @param <T> what is published, such as a ticker
 */
public final class ConflatedLoop<T> implements ServiceLoop, ConflatedSink<T> {
    private static final Logger LOG = Logger.getLogger(ConflatedLoop.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    private final KafkaConnection kafka;
    private final long intervalNanos;
    private final Conflation<T> conflation;
    private final ShellStatus status;
    private final MeterRegistry meters;
    private final Map<InstrumentId, T> latest = new ConcurrentHashMap<>();
    private final Set<InstrumentId> waiting = ConcurrentHashMap.newKeySet();
    /** At most one entry for each instrument. */
    private final LinkedBlockingQueue<InstrumentId> arrivals = new LinkedBlockingQueue<>();

    private final Map<InstrumentId, Long> latestTimeMs = new ConcurrentHashMap<>();
    private final Map<InstrumentId, Long> lastSentNanos = new HashMap<>();
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::atNanos));
    private final BackOff backOff;
    private volatile boolean running = true;

    private record Due(InstrumentId instrument, long atNanos) {}

    public ConflatedLoop(
            KafkaConnection kafka,
            Duration interval,
            Conflation<T> conflation,
            ShellStatus status,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.intervalNanos = interval.toNanos();
        this.conflation = conflation;
        this.backOff = new BackOff(LOG, "the loop of " + conflation.name());
        this.status = status;
        this.meters = meters;
    }

    @Override
    public void offer(T value) {
        InstrumentId instrument = conflation.instrument(value);
        latest.put(instrument, value);
        if (waiting.add(instrument)) {
            arrivals.add(instrument);
        }
    }

    @Override
    public long latestTimeMs(InstrumentId instrument) {
        return latestTimeMs.getOrDefault(instrument, 0L);
    }

    @Override
    public long marketMs() {
        return latestTimeMs.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    @Override
    public void goOnAfter(InstrumentId instrument, long timeMs) {
        latestTimeMs.merge(instrument, timeMs, Math::max);
    }

    @Override
    public void run() {
        while (running) {
            try (var producer = kafka.producer(conflation.name())) {
                status.ready();
                while (running) {
                    turn(producer);
                    status.turned();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                status.retrying(e);
                backOff.pauseAfter(e, () -> running);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    private void turn(KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
        InstrumentId arrived = arrivals.poll(nanosToNext(), TimeUnit.NANOSECONDS);
        long nowNanos = System.nanoTime();
        if (arrived != null) {
            Long sent = lastSentNanos.get(arrived);
            due.add(new Due(arrived, sent == null ? nowNanos : Math.max(nowNanos, sent + intervalNanos)));
        }
        while (!due.isEmpty() && due.element().atNanos() <= nowNanos) {
            send(due.remove().instrument(), nowNanos, producer);
        }
    }

    private long nanosToNext() {
        Due next = due.peek();
        long longest = LONGEST_WAIT.toNanos();
        return next == null ? longest : Math.clamp(next.atNanos() - System.nanoTime(), 0, longest);
    }

    private void send(InstrumentId instrument, long nowNanos, KafkaProducer<byte[], byte[]> producer) {
        // First, so that one that comes from now on is announced again.
        waiting.remove(instrument);
        T value = latest.remove(instrument);
        if (value == null || conflation.timeMs(value) < latestTimeMs(instrument)) {
            return;
        }
        lastSentNanos.put(instrument, nowNanos);
        latestTimeMs.put(instrument, conflation.timeMs(value));
        var kafkaRecord = conflation.message(value).toKafka(MessageContext.NONE);
        var _ = producer.send(kafkaRecord, (metadata, failure) -> sent(failure));
    }

    private void sent(@Nullable Exception failure) {
        String meter = "eternal.market." + conflation.name();
        meters.counter(failure == null ? meter : meter + ".failed").increment();
    }
}
