package io.eternalengine.kit.consume;

import io.eternalengine.domain.model.TextRules;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.kit.message.Position;
import io.eternalengine.logging.LogLine;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts aside what a consumer cannot use: a copy of the record, with its position and the cause in headers. The letter is
 * always small enough to be sent, whatever came: of a long key, value or header it holds the beginning, and headers name the
 * length and the SHA-256 of the whole, which stays at its position for as long as the topic keeps it.
 */
public final class DeadLetters {
    public static final String CAUSE = "dlq-cause";
    public static final String POSITION = "dlq-position";
    /** Bytes of the whole value; only on a letter that holds less. */
    public static final String VALUE_LENGTH = "dlq-value-length";
    /** SHA-256 of the whole value in hexadecimal; only on a letter that holds less. */
    public static final String VALUE_HASH = "dlq-value-sha256";
    /** How many headers of the record the letter leaves out. */
    public static final String HEADERS_LEFT_OUT = "dlq-headers-left-out";

    static final int LONGEST_VALUE = 64 * 1024;
    static final int LONGEST_KEY = 1024;
    private static final int LONGEST_HEADERS = 8 * 1024;

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final String group;

    public DeadLetters(String group) {
        this.group = group;
    }

    /** The dead letter for one record; the caller sends it in the transaction that passes the record by. */
    public ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> rejected, String cause) {
        var position = Position.of(rejected);
        String printable = TextRules.clipped(cause);
        LogLine.of("dead-letter")
                .with("position", position)
                .with("cause", printable)
                .warn(LOG);
        byte[] value = rejected.value();
        var headers = copyOf(rejected.headers());
        add(headers, CAUSE, printable);
        add(headers, POSITION, position.toString());
        if (value != null && value.length > LONGEST_VALUE) {
            add(headers, VALUE_LENGTH, Integer.toString(value.length));
            add(headers, VALUE_HASH, HexFormat.of().formatHex(StateHash.of(value)));
        }
        String destination = Topic.named(rejected.topic()).orElseThrow().deadLetterName(group);
        return new ProducerRecord<>(
                destination, null, beginning(rejected.key(), LONGEST_KEY), beginning(value, LONGEST_VALUE), headers);
    }

    private static byte @Nullable [] beginning(byte @Nullable [] bytes, int longest) {
        return bytes == null || bytes.length <= longest ? bytes : Arrays.copyOf(bytes, longest);
    }

    private static Headers copyOf(Headers all) {
        var copied = new RecordHeaders();
        int length = 0;
        int leftOut = 0;
        for (Header header : all) {
            int more = header.key().length() + (header.value() == null ? 0 : header.value().length);
            if (length + more > LONGEST_HEADERS) {
                leftOut++;
            } else {
                length += more;
                copied.add(header);
            }
        }
        if (leftOut > 0) {
            add(copied, HEADERS_LEFT_OUT, Integer.toString(leftOut));
        }
        return copied;
    }

    private static void add(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
