package io.eternalengine.local.fleet.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.eternalengine.domain.model.TextRules;
import io.eternalengine.topics.Topic;
import java.util.Arrays;

/** Where two encoded messages of one topic differ first, in words. */
final class MessageDifference {
    private MessageDifference() {}

    static String between(Topic topic, ByteString stored, ByteString replayed) {
        try {
            var was = (Message) topic.parser().parseFrom(stored);
            var is = (Message) topic.parser().parseFrom(replayed);
            for (FieldDescriptor field : was.getDescriptorForType().getFields()) {
                if (!was.getField(field).equals(is.getField(field))) {
                    return field.getName() + " was " + text(was.getField(field)) + ", is now "
                            + text(is.getField(field));
                }
            }
        } catch (InvalidProtocolBufferException e) {
            return "the record was no message of its topic: " + e.getMessage();
        }
        return "byte " + Arrays.mismatch(stored.toByteArray(), replayed.toByteArray()) + " differs";
    }

    private static String text(Object value) {
        return TextRules.clipped("\"" + String.valueOf(value).strip().replace('\n', ' ') + "\"");
    }
}
