package io.eternalengine.kit.message;

import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The record headers that every message of the system carries. */
public final class Headers {
    /** Full protobuf name of the message. */
    public static final String MESSAGE_TYPE = "message-type";
    /** See {@link MessageContext#originWallUs()}. */
    public static final String ORIGIN = "origin-wall-us";

    static final String TRACE_PARENT = "traceparent";
    private static final String TRACE_STATE = "tracestate";
    private static final Pattern TRACE_PARENT_FORM =
            Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    /** As the specification of trace contexts bounds it. */
    private static final Pattern TRACE_STATE_FORM = Pattern.compile("[ -~]{1,512}");

    private Headers() {}

    /** Headers for a message about to be sent to a topic. */
    public static org.apache.kafka.common.header.Headers of(Topic topic, MessageContext context) {
        var headers = new RecordHeaders();
        headers.add(MESSAGE_TYPE, bytes(topic.messageType()));
        context.trace().forEach((name, value) -> headers.add(name, bytes(value)));
        if (context.originWallUs() > 0) {
            headers.add(ORIGIN, bytes(Long.toString(context.originWallUs())));
        }
        return headers;
    }

    /** The context in the headers of a received record; an unreadable origin or trace counts as none. */
    public static MessageContext context(org.apache.kafka.common.header.Headers headers) {
        Map<String, String> trace = new HashMap<>();
        putIfMatches(trace, TRACE_PARENT, TRACE_PARENT_FORM, headers);
        putIfMatches(trace, TRACE_STATE, TRACE_STATE_FORM, headers);
        return new MessageContext(trace, origin(text(headers, ORIGIN)));
    }

    private static void putIfMatches(
            Map<String, String> trace, String name, Pattern form, org.apache.kafka.common.header.Headers headers) {
        String value = text(headers, name);
        if (value != null && form.matcher(value).matches()) {
            trace.put(name, value);
        }
    }

    /** The value of a header as text, or null when it is absent. */
    public static @Nullable String text(org.apache.kafka.common.header.Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static long origin(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,18}")) {
            return 0;
        }
        return Long.parseLong(text);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
