package io.eternalengine.simulator.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Side;
import io.eternalengine.venue.Venue;
import io.eternalengine.venue.market.Playback;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The orderbook topics of a category: a snapshot for each new listener, then for all of them what changes. */
final class BookTopics {

    private record Subscribed(BookTopic book, Set<StreamSession> sessions) {}

    private static final String DEEPEST = "orderbook.1000.";

    private final Venue venue;
    private final Playback playback;
    private final BiConsumer<String, Runnable> deliver;
    private final Map<Listing, Map<String, Subscribed>> topics = new HashMap<>();
    private final Set<Listing> touched = new LinkedHashSet<>();
    private long sequence;

    /** @param deliver sends a message of a topic to all who listen */
    BookTopics(Venue venue, Playback playback, BiConsumer<String, Runnable> deliver) {
        this.venue = venue;
        this.playback = playback;
        this.deliver = deliver;
    }

    /** The others receive what changed until now, so that the newcomer's snapshot and the next change fit for all. */
    void subscribe(StreamSession session, String topic, Listing listing) {
        Subscribed subscribed = brought(topic, listing);
        subscribed.sessions().add(session);
        session.send(message(topic, "snapshot", subscribed.book().snapshot()));
    }

    /** So many levels of the deepest topic's book, as REST shows them: with the numbers of that topic, as the exchange documents it. */
    ObjectNode overRest(Listing listing, int levels) {
        return brought(DEEPEST + listing.symbol(), listing).book().snapshot(levels);
    }

    /** A topic that knows the book as it stands now, and so do all who listen. */
    private Subscribed brought(String topic, Listing listing) {
        Subscribed subscribed = topics.computeIfAbsent(listing, name -> new LinkedHashMap<>())
                .computeIfAbsent(topic, name -> new Subscribed(book(topic, listing), new LinkedHashSet<>()));
        publish(topic, subscribed, listing, false);
        return subscribed;
    }

    private static BookTopic book(String topic, Listing listing) {
        return new BookTopic(listing.symbol(), Integer.parseInt(topic.split("\\.", -1)[1]));
    }

    void unsubscribe(StreamSession session, String topic) {
        topics.values().forEach(listed -> {
            Subscribed subscribed = listed.get(topic);
            if (subscribed != null) {
                subscribed.sessions().remove(session);
            }
        });
    }

    void closed(StreamSession session) {
        topics.values()
                .forEach(listed -> listed.values()
                        .forEach(subscribed -> subscribed.sessions().remove(session)));
    }

    /** Orders have taken from a book; reported with the next {@link #flush}. */
    void touched(Listing listing) {
        if (topics.containsKey(listing)) {
            touched.add(listing);
        }
    }

    /** Reports what orders have taken, and what has changed in recorded books. */
    void flush() {
        topics.keySet().stream().filter(playback::hasRecordedBook).forEach(touched::add);
        if (touched.isEmpty()) {
            return;
        }
        List<Listing> changed = new ArrayList<>(touched);
        touched.clear();
        changed.forEach(listing -> publishAll(listing, false));
    }

    /** A price is published, and with it the best prices of the book, changed or not. */
    void price(Listing listing) {
        publishAll(listing, true);
    }

    /** The exchange's books begin anew: whole, with the number 1. */
    void restart() {
        topics.values()
                .forEach(listed -> listed.forEach((topic, subscribed) -> {
                    subscribed.book().restart();
                    send(
                            topic,
                            subscribed,
                            message(topic, "snapshot", subscribed.book().snapshot()));
                }));
    }

    private void publishAll(Listing listing, boolean unchangedToo) {
        topics.getOrDefault(listing, Map.of()).forEach((topic, subscribed) -> {
            if (!subscribed.sessions().isEmpty()) {
                publish(topic, subscribed, listing, unchangedToo);
            }
        });
    }

    private void publish(String topic, Subscribed subscribed, Listing listing, boolean unchangedToo) {
        BookTopic book = subscribed.book();
        int levels = book.levels();
        ObjectNode changes =
                book.moveTo(venue.book(listing, Side.SELL, levels), venue.book(listing, Side.BUY, levels), ++sequence);
        boolean changed = !BookTopic.isEmpty(changes);
        if (book.isPublishedWhole() && (changed || unchangedToo)) {
            send(topic, subscribed, message(topic, "snapshot", book.snapshot()));
        } else if (!book.isPublishedWhole() && changed) {
            send(topic, subscribed, message(topic, "delta", changes));
        }
    }

    private String message(String topic, String type, ObjectNode data) {
        long nowMs = playback.nowMs();
        ObjectNode message = Json.object();
        message.put("topic", topic).put("type", type).put("ts", nowMs);
        message.set("data", data);
        return message.put("cts", nowMs).toString();
    }

    private void send(String topic, Subscribed subscribed, String text) {
        deliver.accept(topic, () -> subscribed.sessions().forEach(session -> session.send(text)));
    }
}
