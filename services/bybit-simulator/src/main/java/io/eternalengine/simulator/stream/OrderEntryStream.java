package io.eternalengine.simulator.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.logging.LogLine;
import io.eternalengine.simulator.ApiKeys.ApiKey;
import io.eternalengine.simulator.Faults.OrderFault;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.rest.Dispatcher;
import io.eternalengine.simulator.rest.RateCounters;
import io.eternalengine.simulator.rest.Signatures;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Order entry by WebSocket, {@code /v5/trade}: the same orders as over REST, in that stream's own envelope. */
final class OrderEntryStream {

    private static final Logger LOG = Logger.getLogger(OrderEntryStream.class);

    private static final int REPEATED_AUTHENTICATION = 20001;
    private static final int REPEATED_REQUEST = 20006;
    private static final int ADDRESS_TOO_FREQUENT = 10403;
    private static final int UNKNOWN_OPERATION = 10404;
    private static final int LONGEST_REQUEST_ID = 36;
    /** What orders may be entered for here; an absent one is refused by the endpoint. */
    private static final Set<String> CATEGORIES = Set.of("spot", "linear", "inverse", "");

    private static final Map<String, String> ROUTES = Map.of(
            "order.create", "POST /v5/order/create",
            "order.amend", "POST /v5/order/amend",
            "order.cancel", "POST /v5/order/cancel",
            "order.create-batch", "POST /v5/order/create-batch",
            "order.amend-batch", "POST /v5/order/amend-batch",
            "order.cancel-batch", "POST /v5/order/cancel-batch");

    private final Simulator simulator;
    private final Dispatcher dispatcher;

    OrderEntryStream(Simulator simulator, Dispatcher dispatcher) {
        this.simulator = simulator;
        this.dispatcher = dispatcher;
    }

    void take(StreamSession session, ObjectNode message) {
        String operation = message.path("op").asText();
        String route = ROUTES.get(operation);
        if (operation.equals("ping")) {
            ObjectNode pong = envelope(session, message, 0, "OK");
            pong.put("op", "pong").putArray("data").add(Long.toString(System.currentTimeMillis()));
            session.send(pong.toString());
        } else if (simulator.faults().isDown()) {
            refuse(session, message, new Refusal(ReturnCode.SERVER_OVERLOADED));
        } else if (operation.equals("auth")) {
            authenticate(session, message);
        } else if (!simulator.addressLimits().admitsOrderEntry(session.address())) {
            refuse(session, message, ADDRESS_TOO_FREQUENT, "exceed IP rate limit. 3000 requests per second per IP");
        } else if (route == null) {
            refuse(session, message, UNKNOWN_OPERATION, "op type is not found");
        } else if (!CATEGORIES.contains(
                message.path("args").path(0).path("category").asText())) {
            refuse(session, message, UNKNOWN_OPERATION, "category is not correct/supported");
        } else {
            order(session, message, route);
        }
    }

    private void authenticate(StreamSession session, ObjectNode message) {
        if (session.key().isPresent()) {
            refuse(session, message, REPEATED_AUTHENTICATION, "Repeat auth");
            return;
        }
        JsonNode args = message.path("args");
        try {
            session.authenticated(Signatures.streamKey(
                    simulator.apiKeys(),
                    args.path(0).asText(),
                    args.path(1).asText(),
                    args.path(2).asText(),
                    session.address(),
                    simulator.faults().clockMs()));
            session.send(envelope(session, message, 0, "OK").toString());
        } catch (Refusal refusal) {
            refuse(session, message, refusal);
        }
    }

    private void order(StreamSession session, ObjectNode message, String route) {
        long receivedWallUs = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        try {
            ApiKey key = session.key().orElseThrow(() -> new Refusal(ReturnCode.PERMISSION_DENIED));
            JsonNode header = message.path("header");
            Signatures.requireInTime(
                    header.path("X-BAPI-TIMESTAMP").asText(),
                    header.path("X-BAPI-RECV-WINDOW").asText(),
                    simulator.faults().clockMs());
            if (message.path("reqId").asText().length() > LONGEST_REQUEST_ID) {
                throw new Refusal(
                        ReturnCode.PARAMETER_ERROR, "reqId must have at most " + LONGEST_REQUEST_ID + " characters");
            }
            if (!session.isNewRequest(message.path("reqId").asText())) {
                refuse(session, message, REPEATED_REQUEST, "reqId is duplicated");
            } else if (message.path("args").path(0) instanceof ObjectNode order) {
                enterInTime(session, message, route, key, order, receivedWallUs);
            } else {
                throw new Refusal(ReturnCode.PARAMETER_ERROR, "args must hold one object");
            }
        } catch (Refusal refusal) {
            refuse(session, message, refusal);
        }
    }

    private void enterInTime(
            StreamSession session,
            ObjectNode message,
            String route,
            ApiKey key,
            ObjectNode order,
            long receivedWallUs) {
        long delayMs = simulator.faults().delayMs();
        Runnable enter = () -> dispatcher
                .entrance()
                .enter(
                        route,
                        () -> dispatcher.answer(route, key, order, receivedWallUs),
                        () -> answer(session, message, route, key, order, receivedWallUs));
        if (delayMs == 0) {
            enter.run();
        } else if (!simulator.thread().executeAfter(delayMs, enter)) {
            throw new Refusal(ReturnCode.TOO_MANY_VISITS);
        }
    }

    private void answer(
            StreamSession session,
            ObjectNode message,
            String route,
            ApiKey key,
            ObjectNode order,
            long receivedWallUs) {
        RateCounters.Allowance allowance =
                dispatcher.count(route, key, order.path("category").asText());
        if (dispatcher.isOneTooMany(allowance)) {
            refuse(session, message, new Refusal(ReturnCode.TOO_MANY_VISITS));
            return;
        }
        OrderFault fault = dispatcher.nextFault(route);
        switch (fault) {
            case TIME_OUT_BEFORE_ACCEPTANCE ->
                LogLine.of("fault").with("kind", "ORDER_SWALLOWED").info(LOG);
            case OVERLOAD, SERVER_ERROR -> refuse(session, message, new Refusal(ReturnCode.SERVER_OVERLOADED));
            case NONE, TIME_OUT_AFTER_ACCEPTANCE -> {
                Dispatcher.Outcome outcome = dispatcher.answer(route, key, order, receivedWallUs);
                if (fault == OrderFault.NONE) {
                    session.send(ordered(session, message, outcome, allowance).toString());
                }
                simulator.flushStreams();
            }
        }
    }

    private static ObjectNode ordered(
            StreamSession session, ObjectNode message, Dispatcher.Outcome outcome, RateCounters.Allowance allowance) {
        ObjectNode answer = envelope(session, message, outcome.code(), outcome.message());
        answer.set("data", outcome.result());
        answer.set("retExtInfo", outcome.extension());
        String nowMs = Long.toString(System.currentTimeMillis());
        answer.putObject("header")
                .put("X-Bapi-Limit", Integer.toString(allowance.limit()))
                .put("X-Bapi-Limit-Status", Integer.toString(allowance.left()))
                .put("X-Bapi-Limit-Reset-Timestamp", Long.toString(allowance.resetMs()))
                .put("Traceid", session.id())
                .put("Timenow", nowMs);
        return answer;
    }

    private static void refuse(StreamSession session, ObjectNode message, Refusal refusal) {
        refuse(session, message, refusal.code().code(), String.valueOf(refusal.getMessage()));
    }

    private static void refuse(StreamSession session, ObjectNode message, int code, String sentence) {
        ObjectNode answer = envelope(session, message, code, sentence);
        answer.putObject("data");
        answer.putObject("retExtInfo");
        session.send(answer.toString());
    }

    private static ObjectNode envelope(StreamSession session, ObjectNode message, int code, String sentence) {
        ObjectNode answer = Json.object();
        Optional.of(message.path("reqId").asText())
                .filter(id -> !id.isEmpty())
                .ifPresent(id -> answer.put("reqId", id));
        answer.put("retCode", code).put("retMsg", sentence);
        answer.put("op", message.path("op").asText());
        return answer.put("connId", session.id());
    }
}
