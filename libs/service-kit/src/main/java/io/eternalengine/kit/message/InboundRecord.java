package io.eternalengine.kit.message;

import com.google.protobuf.MessageLite;
import io.eternalengine.topics.Topic;

/**
 * A record read from a catalogued topic, its message decoded.
 *
 * @param sentAtMs wall clock of the sender
 */
public record InboundRecord(
        Topic topic, Position position, String key, MessageLite message, long sentAtMs, MessageContext context) {}
