package io.eternalengine.service.marketdata.shard;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.kit.transaction.Snapshots;
import io.eternalengine.kit.transaction.Takeover;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.eternalengine.service.marketdata.series.ArrivedCandle;
import io.eternalengine.topics.Topic;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The transactions of one shard. Its transactional id is the owner's name: whoever opens a second writer of the same shard
 * fences the first, and goes on from what that one has committed.
 */
final class ShardWriter implements AutoCloseable {
    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(1);

    private final String owner;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Snapshots snapshots;
    private final Takeover takeover;
    private final Tracing tracing;
    private long sequence;

    ShardWriter(KafkaConnection kafka, String owner, Tracing tracing) {
        this.owner = owner;
        this.producer = kafka.transactionalProducer(owner);
        this.snapshots = new Snapshots(kafka, Topic.MARKET_STATE, owner);
        this.takeover = new Takeover(kafka, Topic.MARKET_STATE, owner);
        this.tracing = tracing;
    }

    /** Fences whoever had the shard before, and answers what that one committed last. */
    Optional<StateSnapshot> takeOver() {
        takeover.run(producer);
        Optional<StateSnapshot> latest = snapshots.latest();
        sequence = latest.map(StateSnapshot::getSequence).orElse(0L);
        return latest;
    }

    /** Sends everything and the state that it leads to, or nothing. When this throws, the writer is of no more use. */
    void commit(ShardOutput output, byte[] state, Map<TopicPartition, Long> positions) {
        List<Span> spans = new ArrayList<>();
        try {
            producer.beginTransaction();
            output.records().forEach(this::enqueue);
            output.candles().forEach(arrived -> spans.add(enqueue(arrived)));
            var snapshot = snapshots.snapshot(++sequence, state, positions);
            enqueue(new OutboundRecord(Topic.MARKET_STATE, owner, snapshot).toKafka(MessageContext.NONE));
            producer.commitTransaction();
        } finally {
            spans.forEach(Span::end);
        }
    }

    @Override
    public void close() {
        producer.close(TIME_TO_CLOSE);
    }

    private Span enqueue(ArrivedCandle arrived) {
        Candle candle = arrived.candle();
        var origin = MessageContext.startingAt(arrived.arrivedWallUs());
        Span span = tracing.startAtOrigin(Topic.CANDLES.topicName() + " publish", SpanKind.PRODUCER, origin);
        span.setAttribute("symbol", candle.instrument().symbol());
        var message = new OutboundRecord(Topic.CANDLES, candle.instrument().symbol(), MarketMapping.toWire(candle));
        enqueue(message.toKafka(tracing.within(span, origin)));
        return span;
    }

    /** The future is not needed: a send that fails makes the commit fail. */
    private void enqueue(ProducerRecord<byte[], byte[]> kafkaRecord) {
        var _ = producer.send(kafkaRecord);
    }
}
