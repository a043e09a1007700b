package io.eternalengine.service.marketdata.price;

import io.eternalengine.bybit.Ticker;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.kit.BackOff;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.schemas.v1.TickerChanged;
import io.eternalengine.topics.Topic;
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
 * Sends tickers: the first of an instrument at once, later ones no closer to each other than the interval, always the latest.
 * A ticker that fails to arrive is counted and not repeated; the next one is worth more.
 */
public final class TickerLoop implements ServiceLoop, TickerSink {
    private static final Logger LOG = Logger.getLogger(TickerLoop.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    private final KafkaConnection kafka;
    private final long intervalNanos;
    private final LatestPriceStore store;
    private final ShellStatus status;
    private final MeterRegistry meters;
    private final Map<InstrumentId, Ticker> latest = new ConcurrentHashMap<>();
    private final Set<InstrumentId> waiting = ConcurrentHashMap.newKeySet();
    /** At most one entry for each instrument. */
    private final LinkedBlockingQueue<InstrumentId> arrivals = new LinkedBlockingQueue<>();

    private final Map<InstrumentId, Long> latestTimeMs = new ConcurrentHashMap<>();
    private final Map<InstrumentId, Long> lastSentNanos = new HashMap<>();
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::atNanos));
    private final BackOff backOff = new BackOff(LOG, "the loop of tickers");
    private volatile boolean running = true;

    private record Due(InstrumentId instrument, long atNanos) {}

    public TickerLoop(
            KafkaConnection kafka,
            Duration interval,
            LatestPriceStore store,
            ShellStatus status,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.intervalNanos = interval.toNanos();
        this.store = store;
        this.status = status;
        this.meters = meters;
    }

    @Override
    public void offer(Ticker ticker) {
        InstrumentId instrument = Tickers.instrument(ticker);
        latest.put(instrument, ticker);
        if (waiting.add(instrument)) {
            arrivals.add(instrument);
        }
    }

    @Override
    public long latestTimeMs(InstrumentId instrument) {
        return latestTimeMs.getOrDefault(instrument, 0L);
    }

    @Override
    public void goOnAfter(InstrumentId instrument, long timeMs) {
        latestTimeMs.merge(instrument, timeMs, Math::max);
    }

    @Override
    public void run() {
        while (running) {
            try (var producer = kafka.producer("tickers")) {
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
        // First, so that a ticker that comes from now on is announced again.
        waiting.remove(instrument);
        Ticker ticker = latest.remove(instrument);
        if (ticker == null || ticker.timeMs() < latestTimeMs(instrument)) {
            return;
        }
        lastSentNanos.put(instrument, nowNanos);
        latestTimeMs.put(instrument, ticker.timeMs());
        TickerChanged message = Tickers.message(ticker);
        store.put(message);
        var kafkaRecord = new OutboundRecord(Topic.TICKERS, ticker.symbol(), message).toKafka(MessageContext.NONE);
        var _ = producer.send(kafkaRecord, (metadata, failure) -> sent(failure));
    }

    private void sent(@Nullable Exception failure) {
        meters.counter(failure == null ? "eternal.market.tickers" : "eternal.market.tickers.failed")
                .increment();
    }
}
