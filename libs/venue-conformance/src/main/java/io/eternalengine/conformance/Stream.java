package io.eternalengine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A WebSocket connection and everything that it received. */
final class Stream implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 90;
    private static final int OPENED = 101;
    private static final int MOST_RECEIVED = 100_000;

    private final LinkedBlockingQueue<JsonNode> received;
    private final WebSocket socket;

    private Stream(WebSocket socket, LinkedBlockingQueue<JsonNode> received) {
        this.socket = socket;
        this.received = received;
    }

    static Stream open(HttpClient http, URI uri) {
        var received = new LinkedBlockingQueue<JsonNode>(MOST_RECEIVED);
        try {
            return new Stream(
                    http.newWebSocketBuilder()
                            .buildAsync(uri, new Listener(received))
                            .join(),
                    received);
        } catch (CompletionException e) {
            throw new Violation(uri + " takes no WebSocket connection: " + e.getCause());
        }
    }

    /** The HTTP status that answers a request for a connection, 101 when it is opened; it is closed at once. */
    static int handshake(HttpClient http, URI uri) {
        try {
            http.newWebSocketBuilder()
                    .buildAsync(uri, new WebSocket.Listener() {})
                    .join()
                    .abort();
            return OPENED;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
                return refused.getResponse().statusCode();
            }
            throw new Violation(uri + " takes no WebSocket connection: " + e.getCause());
        }
    }

    private static final class Listener implements WebSocket.Listener {
        private final LinkedBlockingQueue<JsonNode> received;
        private final StringBuilder text = new StringBuilder();

        Listener(LinkedBlockingQueue<JsonNode> received) {
            this.received = received;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received.add(Venue.parse(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    void send(String message) {
        socket.sendText(message, true).join();
    }

    /** Sends an operation and returns its answer. */
    JsonNode ask(String operation, String... arguments) throws InterruptedException {
        String list = arguments.length == 0 ? "" : ",\"args\":[\"" + String.join("\",\"", arguments) + "\"]";
        send("{\"op\":\"" + operation + "\"" + list + "}");
        return await("the answer to " + operation, message -> !message.has("topic"));
    }

    /** Subscribes, which must succeed. */
    void subscribe(String... topics) throws InterruptedException {
        JsonNode answer = ask("subscribe", topics);
        Violation.unless(answer.path("success").asBoolean(), "the subscription is refused: " + answer);
    }

    /** Authenticates, which must succeed. */
    Stream authenticated(Signed signed) throws InterruptedException {
        JsonNode answer = auth(signed, 10_000);
        Violation.unless(answer.path("success").asBoolean(), "the authentication is refused: " + answer);
        return this;
    }

    JsonNode auth(Signed signed, long expiresInMs) throws InterruptedException {
        String expires = Long.toString(System.currentTimeMillis() + expiresInMs);
        send("{\"op\":\"auth\",\"args\":[\"" + signed.key() + "\"," + expires + ",\""
                + Signature.of(signed.secret(), "GET/realtime" + expires) + "\"]}");
        return await(
                "the answer to auth", message -> message.path("op").asText().equals("auth"));
    }

    /** The next message of a topic. */
    JsonNode next(String topic) throws InterruptedException {
        return await(topic, message -> message.path("topic").asText().equals(topic));
    }

    /** The next message that is meant; others stay for later. */
    JsonNode await(String what, Predicate<JsonNode> meant) throws InterruptedException {
        List<JsonNode> others = new ArrayList<>();
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            JsonNode message = received.poll(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw new Violation("waited in vain for " + what);
            }
            if (meant.test(message)) {
                List<JsonNode> later = new ArrayList<>();
                received.drainTo(later);
                received.addAll(others);
                received.addAll(later);
                return message;
            }
            others.add(message);
        }
    }

    /** Whether a topic has reported anything that was not yet read. */
    boolean hasUnread(String topic) {
        return received.stream()
                .anyMatch(message -> message.path("topic").asText().equals(topic));
    }

    @Override
    public void close() {
        socket.abort();
    }
}
