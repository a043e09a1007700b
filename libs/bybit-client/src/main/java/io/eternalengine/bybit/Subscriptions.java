package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The topics of a stream, and which requests for them the exchange has not yet confirmed. */
final class Subscriptions {

    /** Spot refuses more in one request; the other categories are content with it. */
    static final int MOST_TOPICS_PER_REQUEST = 10;

    private final Set<String> topics = new LinkedHashSet<>();
    private final Set<String> unconfirmed = new HashSet<>();
    private long requests;

    synchronized void add(List<String> added) {
        topics.addAll(added);
    }

    /** Requests for all topics, of which none is confirmed yet. */
    synchronized List<String> requestAll() {
        unconfirmed.clear();
        List<String> messages = new ArrayList<>();
        List<String> all = List.copyOf(topics);
        for (int from = 0; from < all.size(); from += MOST_TOPICS_PER_REQUEST) {
            messages.add(request(all.subList(from, Math.min(all.size(), from + MOST_TOPICS_PER_REQUEST))));
        }
        return messages;
    }

    /** Notes a confirmation; true when it was the last one missing. */
    synchronized boolean confirmed(String requestId) {
        return unconfirmed.remove(requestId) && unconfirmed.isEmpty();
    }

    synchronized List<String> topics() {
        return List.copyOf(topics);
    }

    /** Leaves a topic and asks for it again, so that it begins with a snapshot; nobody waits for the confirmations. */
    synchronized List<String> renew(String topic) {
        String id = Long.toString(++requests);
        return List.of(
                message("renew-leave-" + id, "unsubscribe", List.of(topic)),
                message("renew-" + id, "subscribe", List.of(topic)));
    }

    private String request(List<String> args) {
        String id = "subscribe-" + ++requests;
        unconfirmed.add(id);
        return message(id, "subscribe", args);
    }

    private static String message(String id, String operation, List<String> args) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("req_id", id).put("op", operation);
        ArrayNode list = message.putArray("args");
        args.forEach(list::add);
        return message.toString();
    }
}
