package io.eternalengine.simulator.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.StreamLimits;
import io.eternalengine.simulator.rest.Dispatcher;
import io.eternalengine.simulator.rest.Signatures;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Refusal;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** Accepts WebSocket connections and answers ping, auth, subscribe and unsubscribe. */
public final class StreamServer {

    private static final int MOST_SPOT_TOPICS = 10;
    private static final int LONGEST_ARGUMENTS = 21_000;

    /** So many messages of one client may wait for the venue; the next is read when one was answered. */
    private static final int MOST_WAITING = 64;

    private static final long SWEEP_MS = 1_000;

    private final Simulator simulator;
    private final OrderEntryStream trading;
    private final Set<StreamSession> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastId = new AtomicLong();
    private final StreamLimits limits;
    private final Backlog backlog;

    /** A server of the simulator's streams. */
    public StreamServer(Simulator simulator, Dispatcher dispatcher, StreamLimits limits) {
        this.simulator = simulator;
        this.trading = new OrderEntryStream(simulator, dispatcher);
        this.limits = limits;
        this.backlog = new Backlog(limits);
        simulator.thread().repeat(this::closeSilent, SWEEP_MS);
    }

    /** Adds the addresses of the streams. */
    public void mount(Router router) {
        for (Category category : Category.values()) {
            router.get("/v5/public/" + category.wireName())
                    .handler(context ->
                            accept(context, (session, message) -> publicMessage(category, session, message)));
        }
        router.get("/v5/private").handler(context -> accept(context, this::privateMessage));
        router.get("/v5/trade").handler(context -> accept(context, trading::take));
    }

    /** How many connections are open. */
    public int connections() {
        return sessions.size();
    }

    /** What clients have not read yet. */
    public long unreadBytes() {
        return backlog.bytes();
    }

    private void closeSilent() {
        sessions.stream()
                .filter(session -> session.silence().compareTo(limits.silence()) > 0)
                .forEach(StreamSession::close);
    }

    /** Closes all connections. */
    public void dropAll() {
        sessions.forEach(StreamSession::close);
    }

    private void accept(RoutingContext context, BiConsumer<StreamSession, ObjectNode> onMessage) {
        if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
            context.next();
            return;
        }
        if (simulator.faults().isDown()) {
            context.response().setStatusCode(503).end("503 Service Unavailable");
            context.request().resume();
            return;
        }
        if (!simulator
                .addressLimits()
                .admitsConnection(context.request().remoteAddress().hostAddress())) {
            context.response().setStatusCode(403).end("403, too many connections");
            context.request().resume();
            return;
        }
        HttpConnection connection = context.request().connection();
        context.request().toWebSocket().onSuccess(socket -> open(socket, connection, onMessage));
    }

    private void open(
            ServerWebSocket socket, HttpConnection connection, BiConsumer<StreamSession, ObjectNode> onMessage) {
        StreamSession session = new StreamSession("simulator-" + lastId.incrementAndGet(), socket, connection, backlog);
        sessions.add(session);
        socket.closeHandler(ignored -> {
            sessions.remove(session);
            backlog.forget(session);
            simulator.thread().execute(() -> forget(session));
        });
        socket.textMessageHandler(text -> {
            session.received();
            boolean taken = simulator.thread().execute(() -> {
                read(session, text, onMessage);
                socket.fetch(1);
            });
            if (!taken) {
                session.close();
            }
        });
        // Every frame takes one of the messages that may wait; what is no whole text gives it back at once.
        socket.binaryMessageHandler(ignored -> socket.fetch(1));
        socket.frameHandler(frame -> {
            if (!frame.isFinal()) {
                socket.fetch(1);
            }
        });
        socket.pause().fetch(MOST_WAITING);
    }

    private void forget(StreamSession session) {
        simulator.privateFeed().closed(session);
        for (Category category : Category.values()) {
            simulator.publicFeed(category).closed(session);
        }
    }

    private static void read(StreamSession session, String text, BiConsumer<StreamSession, ObjectNode> onMessage) {
        try {
            onMessage.accept(session, Json.parseObject(text));
        } catch (Refusal refusal) {
            session.send(answer(session, Json.object(), false, refusal.getMessage()));
        }
    }

    private void publicMessage(Category category, StreamSession session, ObjectNode message) {
        PublicFeed feed = simulator.publicFeed(category);
        switch (message.path("op").asText()) {
            case "ping" -> session.send(answer(session, message, true, "pong"));
            case "subscribe" -> subscribePublic(category, feed, session, message);
            case "unsubscribe" -> {
                arguments(message).forEach(topic -> feed.unsubscribe(session, topic));
                session.send(answer(session, message, true, ""));
            }
            default -> session.send(answer(session, message, false, "error:unknown op"));
        }
    }

    private static void subscribePublic(Category category, PublicFeed feed, StreamSession session, ObjectNode message) {
        List<String> topics = arguments(message);
        if (category == Category.SPOT && topics.size() > MOST_SPOT_TOPICS) {
            session.send(answer(session, message, false, "args size >" + MOST_SPOT_TOPICS));
            return;
        }
        if (topics.stream().mapToInt(String::length).sum() > LONGEST_ARGUMENTS) {
            session.send(answer(session, message, false, "error:args length >" + LONGEST_ARGUMENTS));
            return;
        }
        Optional<String> unknown =
                topics.stream().filter(topic -> !feed.offers(topic)).findFirst();
        if (unknown.isPresent()) {
            session.send(answer(session, message, false, "error:handler not found,topic:" + unknown.get()));
            return;
        }
        session.send(answer(session, message, true, category == Category.SPOT ? "subscribe" : ""));
        topics.forEach(topic -> feed.subscribe(session, topic));
    }

    private void privateMessage(StreamSession session, ObjectNode message) {
        switch (message.path("op").asText()) {
            case "ping" -> session.send(privatePong(session, message));
            case "auth" -> authenticate(session, message);
            case "subscribe" -> subscribePrivate(session, message);
            case "unsubscribe" -> {
                arguments(message).forEach(session.topics()::remove);
                session.send(answer(session, message, true, ""));
            }
            default -> session.send(answer(session, message, false, "error:unknown op"));
        }
    }

    private void authenticate(StreamSession session, ObjectNode message) {
        JsonNode args = message.path("args");
        try {
            session.authenticated(Signatures.streamKey(
                    simulator.apiKeys(),
                    args.path(0).asText(),
                    args.path(1).asText(),
                    args.path(2).asText(),
                    session.address(),
                    simulator.faults().clockMs()));
            session.send(answer(session, message, true, ""));
        } catch (Refusal refusal) {
            session.send(answer(session, message, false, refusal.getMessage()));
        }
    }

    private void subscribePrivate(StreamSession session, ObjectNode message) {
        List<String> topics = arguments(message);
        Optional<String> account = session.account();
        Optional<String> unknown =
                topics.stream().filter(topic -> !PrivateFeed.offers(topic)).findFirst();
        if (account.isEmpty()) {
            session.send(answer(session, message, false, "Request not authorized"));
        } else if (unknown.isPresent()) {
            session.send(answer(session, message, false, "error:handler not found,topic:" + unknown.get()));
        } else if (PrivateFeed.isMixed(topics)) {
            session.send(answer(
                    session,
                    message,
                    false,
                    "error:topics of all categories and of one cannot be in one subscription request"));
        } else {
            simulator.privateFeed().subscribe(session, account.get(), topics);
            session.send(answer(session, message, true, ""));
        }
    }

    private static List<String> arguments(ObjectNode message) {
        List<String> arguments = new ArrayList<>();
        message.path("args").forEach(argument -> arguments.add(argument.asText()));
        return arguments;
    }

    private static String answer(
            StreamSession session,
            ObjectNode message,
            boolean success,
            @org.jspecify.annotations.Nullable String text) {
        ObjectNode answer = Json.object();
        answer.put("success", success);
        answer.put("ret_msg", text);
        answer.put("conn_id", session.id());
        answer.put("req_id", message.path("req_id").asText(""));
        answer.put("op", message.path("op").asText(""));
        return answer.toString();
    }

    private static String privatePong(StreamSession session, ObjectNode message) {
        ObjectNode answer = Json.object();
        answer.put("req_id", message.path("req_id").asText(""));
        answer.put("op", "pong");
        answer.putArray("args").add(Long.toString(System.currentTimeMillis()));
        answer.put("conn_id", session.id());
        return answer.toString();
    }
}
