package io.eternalengine.service.marketdata.shard;

import io.eternalengine.kit.consume.DeadLetters;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.Decoding;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.kit.transaction.Snapshots;
import io.eternalengine.logging.LogLine;
import io.eternalengine.schemas.v1.MarketSubscription;
import io.eternalengine.service.marketdata.series.ShardProgress;
import io.eternalengine.service.marketdata.series.SubscriptionBook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * One life of a shard, from taking it over to the first failure. Nothing of a session survives it but what it committed, so
 * a session that follows another in the same process does not differ from one in another process.
 */
final class ShardSession implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ShardSession.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);
    /** There is always one, and one replica that runs it. */
    private static final int FIRST_SHARD = 0;

    private final ShardContext context;
    private final String owner;
    private final ShellStatus status;
    private final ShardInbox inbox = new ShardInbox();
    private final ShardWriter writer;
    private final SubscriptionReader subscriptions;
    private final SubscriptionBook book = new SubscriptionBook();
    private final DeadLetters deadLetters;
    private final ShardProgress progress;
    private final SubscribedMarkets markets;
    /** Subscriptions before this offset were judged by an earlier session: their dead letters are sent. */
    private final long judgedBefore;

    private long nextReadNanos;
    private long nextCheckNanos;
    private volatile ShardReport report;

    /** Takes the shard over. */
    static ShardSession open(ShardContext context, int shard, String owner, ShellStatus status) {
        var writer = new ShardWriter(context.kafka(), owner, context.tracing());
        var subscriptions = new SubscriptionReader(context.kafka(), shard);
        try {
            return new ShardSession(context, shard, owner, status, writer, subscriptions);
        } catch (RuntimeException e) {
            subscriptions.close();
            writer.close();
            throw e;
        }
    }

    private ShardSession(
            ShardContext context,
            int shard,
            String owner,
            ShellStatus status,
            ShardWriter writer,
            SubscriptionReader subscriptions) {
        this.context = context;
        this.owner = owner;
        this.status = status;
        this.writer = writer;
        this.subscriptions = subscriptions;
        this.deadLetters = new DeadLetters(context.kafka().serviceName());
        var stored = writer.takeOver();
        progress = ShardProgress.restore(
                stored.map(snapshot -> snapshot.getState().toByteArray()).orElse(null));
        judgedBefore = stored.map(Snapshots::positions)
                .map(positions -> positions.get(subscriptions.partition()))
                .orElse(0L);
        progress.tickerTimes().forEach(context.tickers()::goOnAfter);
        markets = new SubscribedMarkets(context, inbox, progress, shard == FIRST_SHARD);
        report = markets.report();
        nextCheckNanos =
                System.nanoTime() + context.parameters().checkInterval().toNanos();
        context.reports().register(owner, () -> report.text());
    }

    /** Reads everything that is wanted; called once, before the turns. */
    void begin() {
        var output = new ShardOutput();
        judge(subscriptions.readToEnd(), output);
        markets.want(book.warmUps());
        finishTurn(output);
        LogLine.of("shard")
                .with("state", "RUNNING")
                .with("subscriptions", book.series().size())
                .info(LOG);
    }

    /** Handles what has come, commits what it leads to, and asks for what is missing. */
    void turn() throws InterruptedException {
        var output = new ShardOutput();
        List<ShardEvent> events = inbox.take(LONGEST_WAIT);
        events.forEach(event -> markets.handle(event, output));
        if (inbox.takeDropped()) {
            LogLine.of("shard")
                    .with("state", "BEHIND")
                    .with("streamMessages", "DROPPED")
                    .warn(LOG);
            markets.mayHaveMissedSomething();
        }
        readSubscriptions(output);
        checkNowAndThen();
        finishTurn(output);
    }

    @Override
    public void close() {
        context.reports().forget(owner);
        markets.close();
        subscriptions.close();
        writer.close();
    }

    private void finishTurn(ShardOutput output) {
        if (!output.isEmpty()) {
            commit(output);
        }
        markets.ask();
        report = markets.report();
        if (!status.isReady() && markets.isUpToDate()) {
            status.ready();
        }
        status.turned();
    }

    private void commit(ShardOutput output) {
        markets.instruments().forEach(instrument -> {
            long timeMs = context.tickers().latestTimeMs(instrument);
            if (timeMs > 0) {
                progress.tickerTimes().put(instrument, timeMs);
            }
        });
        writer.commit(
                output,
                progress.encode(context.parameters().snapshotFormat()),
                Map.of(subscriptions.partition(), subscriptions.position()));
        context.metrics().committed(output.candles());
    }

    private void readSubscriptions(ShardOutput output) {
        long nowNanos = System.nanoTime();
        if (nowNanos < nextReadNanos) {
            return;
        }
        nextReadNanos = nowNanos + LONGEST_WAIT.toNanos();
        var records = subscriptions.readNew();
        if (!records.isEmpty()) {
            judge(records, output);
            markets.want(book.warmUps());
            status.notReady("taking up a changed wish");
        }
    }

    private void judge(List<ConsumerRecord<byte[], byte[]>> records, ShardOutput output) {
        for (var kafkaRecord : records) {
            try {
                apply(kafkaRecord);
            } catch (UnreadableRecord | IllegalArgumentException e) {
                if (kafkaRecord.offset() >= judgedBefore) {
                    output.addDeadLetter(deadLetters.letter(kafkaRecord, String.valueOf(e.getMessage())));
                }
            }
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> kafkaRecord) throws UnreadableRecord {
        if (kafkaRecord.key() != null && kafkaRecord.value() == null) {
            book.remove(new String(kafkaRecord.key(), StandardCharsets.UTF_8));
            return;
        }
        var inbound = Decoding.decode(kafkaRecord);
        book.apply(inbound.key(), (MarketSubscription) inbound.message());
    }

    private void checkNowAndThen() {
        long nowNanos = System.nanoTime();
        if (nowNanos >= nextCheckNanos) {
            nextCheckNanos = nowNanos + context.parameters().checkInterval().toNanos();
            markets.mayHaveMissedSomething();
        }
    }
}
