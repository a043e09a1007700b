package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The topics of a stream, and which requests for them the exchange has not yet confirmed. */
final class Subscriptions {

    /** Spot refuses more in one request; the other categories are content with it. */
    static final int MOST_TOPICS_PER_REQUEST = 10;

    private final Set<String> topics = new LinkedHashSet<>();
    /** The topics of each request that was not answered yet, by its id. */
    private final Map<String, List<String>> unconfirmed = new HashMap<>();

    private final Set<String> refused = new LinkedHashSet<>();
    /** The refused topic of each request that asks for it again, by its id. */
    private final Map<String, String> askedAgain = new HashMap<>();

    private long requests;

    synchronized void add(List<String> added) {
        topics.addAll(added);
    }

    /** Requests for all topics, of which none is confirmed or refused yet. */
    synchronized List<String> requestAll() {
        unconfirmed.clear();
        refused.clear();
        askedAgain.clear();
        List<String> messages = new ArrayList<>();
        List<String> all = List.copyOf(topics);
        for (int from = 0; from < all.size(); from += MOST_TOPICS_PER_REQUEST) {
            messages.add(request(all.subList(from, Math.min(all.size(), from + MOST_TOPICS_PER_REQUEST))));
        }
        return messages;
    }

    /** Notes a confirmation; true when it was the last one missing. */
    synchronized boolean confirmed(String requestId) {
        return unconfirmed.remove(requestId) != null && unconfirmed.isEmpty();
    }

    /** The topics that the exchange has not refused on this connection. */
    synchronized List<String> topics() {
        return topics.stream().filter(topic -> !refused.contains(topic)).toList();
    }

    /**
     * What follows from a refusal.
     *
     * @param leftOut the topics that it is about
     * @param requests for the other topics of the refused request
     */
    record Refusal(List<String> leftOut, List<String> requests) {}

    /**
     * Notes that a request was refused. Left out are the topics whose names the reason has; when it has none and the request was for several, each
     * half of them is asked for by itself. A request that nobody waits for changes nothing.
     */
    synchronized Refusal refused(String requestId, String reason) {
        List<String> asked = unconfirmed.remove(requestId);
        if (asked == null) {
            return new Refusal(List.of(), List.of());
        }
        List<String> named = asked.size() == 1
                ? asked
                : asked.stream().filter(topic -> isNamed(topic, reason)).toList();
        refused.addAll(named);
        if (named.isEmpty()) {
            int half = asked.size() / 2;
            return new Refusal(
                    List.of(), List.of(request(asked.subList(0, half)), request(asked.subList(half, asked.size()))));
        }
        List<String> others =
                asked.stream().filter(topic -> !named.contains(topic)).toList();
        return new Refusal(named, others.isEmpty() ? List.of() : List.of(request(others)));
    }

    private static boolean isNamed(String topic, String reason) {
        return Arrays.asList(reason.split("[^A-Za-z0-9._-]+")).contains(topic);
    }

    /**
     * Requests for the refused topics, one for each: an exchange may refuse a topic in passing. Nobody waits for the answers, and another
     * refusal changes nothing.
     */
    synchronized List<String> requestRefused() {
        askedAgain.clear();
        List<String> messages = new ArrayList<>();
        for (String topic : refused) {
            String id = "again-" + ++requests;
            askedAgain.put(id, topic);
            messages.add(message(id, "subscribe", List.of(topic)));
        }
        return messages;
    }

    /** Notes that the exchange now takes a topic that it had refused, if the confirmed request was for one. */
    synchronized Optional<String> regained(String requestId) {
        Optional<String> topic = Optional.ofNullable(askedAgain.remove(requestId));
        topic.ifPresent(refused::remove);
        return topic;
    }

    /** Whether every request is answered and anything is subscribed. */
    synchronized boolean isSettled() {
        return unconfirmed.isEmpty() && refused.size() < topics.size();
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
        unconfirmed.put(id, List.copyOf(args));
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
