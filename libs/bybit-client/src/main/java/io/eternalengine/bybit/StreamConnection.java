package io.eternalengine.bybit;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.impl.VertxInternal;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one WebSocket connection up: connects, pings, notices silence, and reconnects with a growing, jittered back-off.
 * Everything runs on one event loop.
 */
final class StreamConnection {

    private static final int LONGEST_MESSAGE_BYTES = 4 * 1024 * 1024;
    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Context eventLoop;
    private final WebSocketClient client;
    private final List<WebSocketConnectOptions> addresses;
    private final StreamSettings settings;
    private final StreamProtocol protocol;

    private @Nullable WebSocket socket;
    private long pingTimer = NO_TIMER;
    private long lastMessageNanos;
    private int failedAttempts;
    /** Which of the addresses is tried or used. */
    private int turn;

    private boolean closed;
    private final RandomGenerator jitter;
    private final TopicSilence silence;
    private final AboutSilence aboutSilence = new AboutSilence();
    private boolean established;
    private long establishTimer = NO_TIMER;
    private long silenceTimer = NO_TIMER;
    private long refusedTimer = NO_TIMER;

    /** A connection to one address. */
    StreamConnection(Vertx vertx, URI url, StreamSettings settings, StreamProtocol protocol) {
        this(vertx, List.of(url), settings, protocol);
    }

    /**
     * A connection to the first address that can be followed: one at which an attempt did not come as far as an accepted opening
     * is left for the next, and so is one that fell silent; one that was lost otherwise is tried again first.
     */
    StreamConnection(Vertx vertx, List<URI> urls, StreamSettings settings, StreamProtocol protocol) {
        this.vertx = vertx;
        this.eventLoop = ((VertxInternal) vertx).createEventLoopContext();
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxFrameSize(LONGEST_MESSAGE_BYTES)
                .setMaxMessageSize(LONGEST_MESSAGE_BYTES)
                .setConnectTimeout(5_000)
                .setTcpNoDelay(true));
        this.addresses = urls.stream()
                .map(url -> new WebSocketConnectOptions().setAbsoluteURI(url.toString()))
                .toList();
        this.settings = settings;
        this.protocol = protocol;
        this.jitter = settings.jitter();
        this.silence = new TopicSilence(settings.topicStaleAfterMs());
    }

    Context eventLoop() {
        return eventLoop;
    }

    /** Runs something on the stream's event loop. */
    void run(Runnable task) {
        eventLoop.runOnContext(ignored -> task.run());
    }

    void start() {
        eventLoop.runOnContext(ignored -> connect());
    }

    /** Sends on the event loop if connected; otherwise the opening messages of the next connection will say it. */
    void sendIfConnected(String text) {
        eventLoop.runOnContext(ignored -> write(text));
    }

    /** Whether a message would leave at once. On the event loop only. */
    boolean isWritable() {
        return socket != null && !socket.writeQueueFull();
    }

    /** Writes now; a message that cannot be written costs the connection. On the event loop only. */
    void write(String text) {
        WebSocket connected = socket;
        if (connected != null) {
            connected
                    .writeTextMessage(text)
                    .onFailure(cause -> dropIfCurrent(connected, "a message could not be sent: " + cause.getMessage()));
        }
    }

    void close() {
        eventLoop.runOnContext(ignored -> {
            closed = true;
            drop("closed by us");
            stopPinging();
            client.close();
        });
    }

    /** The protocol's opening was accepted: later attempts start with a short back-off again. */
    void established() {
        failedAttempts = 0;
        established = true;
        establishTimer = cancelled(establishTimer);
        silence.watch(protocol.watchedTopics(), nowMs());
        long checkMs = Math.max(1, settings.topicStaleAfterMs() / 4);
        silenceTimer = cancelled(silenceTimer);
        silenceTimer = vertx.setPeriodic(checkMs, timer -> silence.check(nowMs(), aboutSilence));
        askAgainForRefused(0);
        protocol.listener().onConnected();
    }

    /** A topic that the exchange had refused on this connection is subscribed after all, and watched like the others from now on. */
    void regained(String topic) {
        silence.watchAlso(topic, nowMs());
        protocol.listener().onFresh(topic);
    }

    /** A refusal may have been in passing: without this, its topic would stay dark until the next connection. */
    private void askAgainForRefused(int attempt) {
        refusedTimer = cancelled(refusedTimer);
        refusedTimer = vertx.setTimer(settings.waitMs(attempt, jitter), timer -> {
            List<String> requests = protocol.requestsForRefused();
            requests.forEach(this::write);
            if (!requests.isEmpty()) {
                askAgainForRefused(attempt + 1);
            }
        });
    }

    /** Gives up the present connection, for a reason to report; a new one follows. */
    void drop(String reason) {
        WebSocket dropped = socket;
        if (dropped == null) {
            return;
        }
        socket = null;
        if (!established) {
            turnToTheNextAddress();
        }
        stopPinging();
        dropped.close();
        protocol.onLost(reason);
        lost(reason);
    }

    /** It confirmed everything and then brought nothing. */
    private void giveUpThisAddress(String reason) {
        if (established) {
            turnToTheNextAddress();
        }
        drop(reason);
    }

    private void turnToTheNextAddress() {
        turn = (turn + 1) % addresses.size();
    }

    private void connect() {
        if (closed) {
            return;
        }
        Future<WebSocket> attempt = client.connect(addresses.get(turn));
        attempt.timeout(settings.staleAfterMs(), TimeUnit.MILLISECONDS)
                .onSuccess(this::opened)
                .onFailure(cause -> {
                    // Who answers only now is not waited for any more.
                    attempt.onSuccess(WebSocket::close);
                    turnToTheNextAddress();
                    lost("cannot connect: " + cause.getMessage());
                });
    }

    private void opened(WebSocket connected) {
        if (closed) {
            connected.close();
            return;
        }
        socket = connected;
        lastMessageNanos = System.nanoTime();
        connected.textMessageHandler(text -> {
            // A connection that was given up goes on handing over messages until the other side has closed it, too.
            if (connected.equals(socket)) {
                received(text);
            }
        });
        connected.exceptionHandler(cause -> dropIfCurrent(connected, "connection failed: " + cause.getMessage()));
        connected.closeHandler(ignored -> dropIfCurrent(connected, "closed by the exchange"));
        pingTimer = vertx.setPeriodic(settings.pingIntervalMs(), timer -> pingOrGiveUp());
        // Pongs say that the connection lives, not that anything will arrive on it.
        establishTimer = vertx.setTimer(
                settings.establishWithinMs(),
                timer -> dropIfCurrent(
                        connected,
                        "log-in and subscription were not confirmed within " + settings.establishWithinMs() + " ms"));
        protocol.opening().forEach(connected::writeTextMessage);
    }

    private void dropIfCurrent(WebSocket connected, String reason) {
        if (connected.equals(socket)) {
            drop(reason);
        }
    }

    private static long nowMs() {
        return System.nanoTime() / 1_000_000;
    }

    private void received(String text) {
        lastMessageNanos = System.nanoTime();
        try {
            Fields message = AnswerReader.parse(text);
            if (established) {
                silence.received(message.textOrEmpty("topic"), nowMs(), aboutSilence);
            }
            protocol.onMessage(message, this);
        } catch (MalformedAnswerException e) {
            protocol.listener().onMalformed(e);
        }
    }

    private void pingOrGiveUp() {
        long silentMs = (System.nanoTime() - lastMessageNanos) / 1_000_000;
        if (silentMs >= settings.staleAfterMs()) {
            giveUpThisAddress("nothing received for " + silentMs + " ms");
        } else if (socket != null) {
            socket.writeTextMessage("{\"op\":\"ping\"}");
        }
    }

    private void lost(String reason) {
        if (closed) {
            return;
        }
        protocol.listener().onDisconnected(reason);
        vertx.setTimer(settings.waitMs(failedAttempts++, jitter), ignored -> connect());
    }

    private void stopPinging() {
        established = false;
        pingTimer = cancelled(pingTimer);
        silenceTimer = cancelled(silenceTimer);
        refusedTimer = cancelled(refusedTimer);
        establishTimer = cancelled(establishTimer);
    }

    private long cancelled(long timer) {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
        }
        return NO_TIMER;
    }

    private final class AboutSilence implements TopicSilence.Actions {

        @Override
        public void stale(String topic, long silentMs) {
            protocol.listener().onStale(topic, silentMs);
        }

        @Override
        public void fresh(String topic) {
            protocol.listener().onFresh(topic);
        }

        @Override
        public void renew(String topic) {
            protocol.renewal(topic).forEach(StreamConnection.this::write);
        }

        @Override
        public void giveUp(String topic, long silentMs) {
            giveUpThisAddress("nothing received of " + topic + " for " + silentMs + " ms");
        }
    }
}
