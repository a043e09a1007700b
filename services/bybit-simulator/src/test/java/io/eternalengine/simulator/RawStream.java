package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A WebSocket of any client, without the project's own. */
final class RawStream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_S = 20;

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;

    RawStream(RunningSimulator simulator, String path) {
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(simulator.baseUrl().replace("http", "ws") + path), new Listener())
                .join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(read(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a message whose double quotes may be written as single ones. */
    RawStream send(String message) {
        socket.sendText(message.replace('\'', '"'), true).join();
        return this;
    }

    /** Sends a message in two frames. */
    RawStream sendInTwoParts(String first, String rest) {
        socket.sendText(first.replace('\'', '"'), false).join();
        socket.sendText(rest.replace('\'', '"'), true).join();
        return this;
    }

    /** Sends a binary message, which the exchange does not take. */
    RawStream sendBinary() {
        socket.sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
        return this;
    }

    /** Authenticates with an account's well-known key and waits for the answer. */
    RawStream authenticate(String account) {
        long expires = System.currentTimeMillis() + 10_000;
        send("{'op':'auth','args':['demo-key-" + account + "'," + expires + ",'"
                + hmac("demo-secret-" + account, "GET/realtime" + expires) + "']}");
        JsonNode answer = next(message -> message.path("op").asText().equals("auth"));
        assertThat(answer.path("success").asBoolean() || answer.path("retCode").asInt(-1) == 0)
                .as(answer.toString())
                .isTrue();
        return this;
    }

    RawStream subscribe(String topics) {
        send("{'op':'subscribe','args':[" + topics + "]}");
        next(message -> message.path("op").asText().equals("subscribe"));
        return this;
    }

    /** The next message that is asked for; others are passed over. */
    JsonNode next(Predicate<JsonNode> wanted) {
        try {
            while (true) {
                JsonNode message = messages.poll(PATIENCE_S, TimeUnit.SECONDS);
                assertThat(message).as("a message within " + PATIENCE_S + " s").isNotNull();
                if (wanted.test(message)) {
                    return message;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the other side has closed the connection. */
    boolean isClosed() {
        return socket.isInputClosed();
    }

    JsonNode nextOf(String topic) {
        return next(message -> message.path("topic").asText().equals(topic));
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
