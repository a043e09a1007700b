package io.eternalengine.simulator.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Faults;
import io.eternalengine.simulator.wire.ExecutionJson;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.simulator.wire.OrderJson;
import io.eternalengine.simulator.wire.PositionJson;
import io.eternalengine.simulator.wire.WalletJson;
import io.eternalengine.venue.Order;
import io.eternalengine.venue.Venue;
import io.eternalengine.venue.VenueEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The private topics order, execution, position and wallet. Events wait until {@link #flush}, so that the answer to a request
 * can leave before the messages about what it did.
 */
public final class PrivateFeed {

    private static final Set<String> ALL_IN_ONE = Set.of("order", "execution", "position", "wallet");
    /** Topics of one category; there is none of spot positions. */
    private static final Pattern CATEGORISED =
            Pattern.compile("(order|execution)\\.(spot|linear|inverse|option)|position\\.(linear|inverse|option)");

    private final Venue venue;
    private final FaultyDelivery delivery;
    private final SecondFilled secondFilled;
    private final Map<String, Set<StreamSession>> sessionsByAccount = new LinkedHashMap<>();
    private final List<VenueEvent> waiting = new ArrayList<>();
    private long messages;

    /** The feed of a venue. */
    public PrivateFeed(Venue venue, Faults faults, SecondFilled secondFilled) {
        this.venue = venue;
        this.delivery = new FaultyDelivery(faults.privateFrames());
        this.secondFilled = secondFilled;
    }

    /** Whether a topic exists. */
    static boolean offers(String topic) {
        return ALL_IN_ONE.contains(topic) || CATEGORISED.matcher(topic).matches();
    }

    /** Whether topics of all categories and of one are asked for at the same time, which the exchange refuses. */
    static boolean isMixed(List<String> topics) {
        return topics.stream().anyMatch(topic -> CATEGORISED.matcher(topic).matches())
                && topics.stream().anyMatch(topic -> !topic.equals("wallet") && ALL_IN_ONE.contains(topic));
    }

    void subscribe(StreamSession session, String account, List<String> topics) {
        sessionsByAccount
                .computeIfAbsent(account, name -> new LinkedHashSet<>())
                .add(session);
        session.topics().addAll(topics);
    }

    void closed(StreamSession session) {
        sessionsByAccount.values().forEach(sessions -> sessions.remove(session));
    }

    /** Holds an event back for the next flush; forgets it when nobody listens. */
    public void add(VenueEvent event) {
        if (!sessionsByAccount.getOrDefault(event.account(), Set.of()).isEmpty()) {
            waiting.add(event);
        }
    }

    /** Sends what was held back, in order; then what is reported twice, and balances once for each account, as they are now. */
    public void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        Set<String> wallets = new LinkedHashSet<>();
        List<Order> again = new ArrayList<>();
        for (VenueEvent event : waiting) {
            switch (event) {
                case VenueEvent.OrderChanged changed -> {
                    send(event.account(), "order", OrderJson.of(changed.order()));
                    if (secondFilled.repeats(changed.order())) {
                        again.add(changed.order());
                    }
                }
                case VenueEvent.Executed executed ->
                    send(event.account(), "execution", ExecutionJson.of(executed.execution()));
                case VenueEvent.PositionChanged changed ->
                    send(
                            event.account(),
                            "position",
                            PositionJson.of(venue, venue.account(event.account()), changed.position(), venue.nowMs()));
                case VenueEvent.Traded _ -> {
                    // Reported to everybody by the public stream.
                }
                case VenueEvent.WalletChanged changed -> wallets.add(changed.account());
            }
        }
        again.forEach(order -> send(order.account(), "order", OrderJson.of(order)));
        wallets.forEach(account -> send(account, "wallet", WalletJson.of(venue, venue.account(account))));
        waiting.clear();
    }

    /** Reports something on the topic of all categories and on that of its own. */
    private void send(String account, String topic, ObjectNode data) {
        sendOn(account, topic, topic, data);
        String category = data.path("category").asText();
        if (!category.isEmpty()) {
            sendOn(account, topic, topic + "." + category, data);
        }
    }

    private void sendOn(String account, String faultTopic, String topic, ObjectNode data) {
        Set<StreamSession> sessions = sessionsByAccount.getOrDefault(account, Set.of());
        if (sessions.stream().noneMatch(session -> session.topics().contains(topic))) {
            return;
        }
        ObjectNode message = Json.object();
        message.put("id", account + "-" + ++messages).put("topic", topic).put("creationTime", venue.nowMs());
        message.putArray("data").add(data);
        String text = message.toString();
        // All topics of the stream change places among themselves.
        delivery.send(
                faultTopic,
                "",
                () -> sessions.stream()
                        .filter(session -> session.topics().contains(topic))
                        .forEach(session -> session.send(text)));
    }
}
