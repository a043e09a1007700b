package io.eternalengine.bybit;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes order requests to a WebSocket and finds the answer to each by its id, all on one event loop. */
final class TradeTransport implements RequestTransport {

    private static final int RESTARTING = 10019;
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;

    private record Waiting(ExchangeRequest call, Promise<Outcome<Answer>> outcome, long timer) {}

    private final Vertx vertx;
    private final RequestSigner signer;
    private final ServerClock clock;
    private final ClientSettings settings;
    private final StreamListener listener;
    private final Supplier<Future<?>> measureClock;
    private final StreamConnection connection;
    private final LimitedSending limits;
    private final Map<String, Waiting> waiting = new HashMap<>();
    private long requests;
    private boolean authenticated;
    /** Why the connection is to be left as soon as nothing waits for an answer on it; empty when it may stay. */
    private String leaving = "";

    /** {@code measureClock} is called when the exchange refused a timestamp; the refusal is reported once it is done. */
    TradeTransport(
            Vertx vertx,
            URI url,
            BybitCredentials credentials,
            ServerClock clock,
            ClientSettings settings,
            StreamSettings streamSettings,
            RateLimits limits,
            StreamListener listener,
            Supplier<Future<?>> measureClock) {
        this.vertx = vertx;
        this.signer = new RequestSigner(credentials);
        this.clock = clock;
        this.settings = settings;
        this.listener = listener;
        this.measureClock = measureClock;
        this.connection = new StreamConnection(vertx, url, streamSettings, new Protocol());
        this.limits = new LimitedSending(connection.eventLoop(), limits, call -> AddressUse.NONE);
    }

    void start() {
        connection.start();
    }

    void close() {
        connection.close();
    }

    /** Without a connection nothing is taken from the limits: whoever sends on another way takes it there. */
    @Override
    public Future<Outcome<Answer>> send(ExchangeRequest call) {
        Promise<Outcome<Answer>> outcome = Promise.promise();
        connection.run(() -> {
            if (authenticated) {
                limits.whenAdmitted(call, this::write).onComplete(outcome);
            } else {
                notConnected(outcome);
            }
        });
        return outcome.future();
    }

    private void write(ExchangeRequest call, Promise<Outcome<Answer>> outcome) {
        if (!authenticated || !connection.isWritable()) {
            notConnected(outcome);
            return;
        }
        Optional<RequestStamp> stamp;
        try {
            stamp = RequestStamp.of(call, clock, settings);
        } catch (RuntimeException e) {
            outcome.fail(e);
            return;
        }
        if (stamp.isEmpty()) {
            outcome.complete(RequestStamp.gateClosed());
            return;
        }
        String id = "order-" + ++requests;
        long timer = vertx.setTimer(settings.answerTimeoutMs(), ignored -> forget(id));
        waiting.put(id, new Waiting(call, outcome, timer));
        connection.write(TradeMessages.request(id, call, stamp.get()));
    }

    private static void notConnected(Promise<Outcome<Answer>> outcome) {
        outcome.complete(new Outcome.NotSent<>(
                Outcome.NotSentReason.NO_CONNECTION, "order entry by WebSocket is not connected"));
    }

    private void forget(String id) {
        Waiting request = waiting.remove(id);
        if (request != null) {
            unclear(request, "no answer within " + settings.answerTimeoutMs() + " ms");
        }
    }

    private static void unclear(Waiting request, String reason) {
        request.outcome().complete(new Outcome.Ambiguous<>(new BybitRequestException(reason)));
    }

    /** A message that answers nothing is a pong, or an answer after its time. */
    private void onAnswer(Fields reply, StreamConnection open) {
        Waiting request = waiting.remove(reply.textOrEmpty("reqId"));
        if (request == null) {
            return;
        }
        vertx.cancelTimer(request.timer());
        var headers = TradeMessages.headers(reply);
        AnswerReader.Reading reading =
                AnswerReader.readReply(reply, LimitHeaders.resetTimeMs(headers), System.currentTimeMillis());
        long code = TradeMessages.code(reply);
        int status = TradeMessages.isOneTooMany(code) ? TOO_MANY_REQUESTS : OK;
        limits.answered(request.call().group(), status, headers, clock.serverTimeMs(), reading.outcome());
        if (reading.clockRefused()) {
            measureClock.get().onComplete(measured -> request.outcome().complete(reading.outcome()));
        } else {
            request.outcome().complete(reading.outcome());
        }
        if (code == RESTARTING) {
            leaving = "the exchange restarts its order entry";
        } else if (code == ReturnCodes.TOO_MANY_SESSIONS) {
            leaving = "the exchange counts too many sessions of this account";
        }
        if (!leaving.isEmpty() && waiting.isEmpty()) {
            open.drop(leaving);
        }
    }

    private final class Protocol implements StreamProtocol {

        @Override
        public List<String> opening() {
            leaving = "";
            return List.of(TradeMessages.authentication(signer, clock.serverTimeMs()));
        }

        @Override
        public void onMessage(Fields message, StreamConnection open) {
            if (!message.textOrEmpty("op").equals("auth")) {
                onAnswer(message, open);
            } else if (TradeMessages.code(message) == 0) {
                authenticated = true;
                open.established();
            } else {
                open.drop("auth refused: " + message.textOrEmpty("retMsg"));
            }
        }

        /** What was written may have been read: nobody knows. */
        @Override
        public void onLost(String reason) {
            authenticated = false;
            List<Waiting> unanswered = new ArrayList<>(waiting.values());
            waiting.clear();
            for (Waiting request : unanswered) {
                vertx.cancelTimer(request.timer());
                unclear(request, "the connection was lost before the answer: " + reason);
            }
        }

        @Override
        public StreamListener listener() {
            return listener;
        }

        /** Nothing is said there unasked. */
        @Override
        public List<String> watchedTopics() {
            return List.of();
        }
    }
}
