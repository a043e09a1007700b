package io.eternalengine.kit.consume;

import io.eternalengine.kit.message.Position;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Puts aside what a consumer cannot use: the untouched record, with its position and the cause in headers. */
public final class DeadLetters {
    public static final String CAUSE = "dlq-cause";
    public static final String POSITION = "dlq-position";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final String group;

    public DeadLetters(String group) {
        this.group = group;
    }

    /** The dead letter for one record; the caller sends it in the transaction that passes the record by. */
    public ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> rejected, String cause) {
        var position = new Position(rejected.topic(), rejected.partition(), rejected.offset());
        LOG.warnf("dead letter: position=%s cause=%s", position, cause);
        String destination = Topic.named(rejected.topic()).orElseThrow().deadLetterName(group);
        var letter = new ProducerRecord<>(destination, null, rejected.key(), rejected.value(), rejected.headers());
        letter.headers().add(CAUSE, cause.getBytes(StandardCharsets.UTF_8));
        letter.headers().add(POSITION, position.toString().getBytes(StandardCharsets.UTF_8));
        return letter;
    }
}
