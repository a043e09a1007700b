package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.logging.LogLine;
import io.eternalengine.simulator.ApiKeys.ApiKey;
import io.eternalengine.simulator.Faults.OrderFault;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.http.BoundedBody;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Takes REST requests, checks their signature, has them answered on the venue thread, and lets the streams follow. */
public final class RestServer {

    private static final Logger LOG = Logger.getLogger(RestServer.class);

    private static final String TIME = "GET /v5/market/time";

    private final Simulator simulator;
    private final Dispatcher dispatcher;

    /** A server of the simulator's REST interface. */
    public RestServer(Simulator simulator, Dispatcher dispatcher) {
        this.simulator = simulator;
        this.dispatcher = dispatcher;
    }

    /** Adds everything under /v5; to be called after the streams' addresses are added. */
    public void mount(Router router) {
        router.route("/v5/*").handler(this::receive);
    }

    private void receive(RoutingContext context) {
        long receivedWallUs = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        HttpServerRequest request = context.request();
        String address = request.remoteAddress().hostAddress();
        if (simulator.faults().isAddressBanned() || !simulator.addressLimits().admitsRequest(address)) {
            refuseAddress(request);
            return;
        }
        BoundedBody.of(request)
                .onSuccess(body -> handle(request, body, receivedWallUs))
                .onFailure(cause -> BoundedBody.refuse(
                        request, cause, sentence -> error(10001, sentence).toString()));
    }

    /** As the exchange's edge does: no envelope, whatever was asked. */
    private static void refuseAddress(HttpServerRequest request) {
        request.response()
                .setStatusCode(403)
                .putHeader("Content-Type", "text/plain")
                .end("403, access too frequent");
        request.resume();
    }

    private void handle(HttpServerRequest request, Buffer body, long receivedWallUs) {
        String route = request.method().name() + " " + request.path();
        if (simulator.faults().isDown()) {
            request.response().setStatusCode(503).end("<html><body>503 Service Unavailable</body></html>");
            return;
        }
        if (!dispatcher.isKnown(route)) {
            end(request.response().setStatusCode(404), error(404, "Not found: " + route));
            return;
        }
        try {
            if (dispatcher.isSigned(route) && !isSigned(request)) {
                end(request.response().setStatusCode(401), error(new Refusal(ReturnCode.KEY_INVALID)));
                return;
            }
            ApiKey key = dispatcher.isSigned(route) ? authenticate(request, body) : null;
            ApiCall call = new ApiCall(key, parameters(request, body), receivedWallUs);
            long delayMs = simulator.faults().delayMs();
            if (!simulator.thread().executeAfter(delayMs, () -> enter(request, route, call))) {
                end(request.response(), error(new Refusal(ReturnCode.TOO_MANY_VISITS)));
            }
        } catch (Refusal refusal) {
            end(request.response(), error(refusal));
        }
    }

    /** Whether a request names who asks; one that does not is refused by its status, as the exchange documents it. */
    private static boolean isSigned(HttpServerRequest request) {
        return Stream.of("X-BAPI-API-KEY", "X-BAPI-TIMESTAMP", "X-BAPI-SIGN").anyMatch(request.headers()::contains);
    }

    private ApiKey authenticate(HttpServerRequest request, Buffer body) {
        String rawQuery = request.query() == null ? "" : request.query();
        String payload = request.method().equals(HttpMethod.GET) ? rawQuery : body.toString(StandardCharsets.UTF_8);
        Signatures.Headers headers = new Signatures.Headers(
                request.getHeader("X-BAPI-API-KEY"),
                request.getHeader("X-BAPI-TIMESTAMP"),
                request.getHeader("X-BAPI-SIGN"),
                request.getHeader("X-BAPI-RECV-WINDOW"));
        return Signatures.requestKey(
                simulator.apiKeys(),
                headers,
                payload,
                request.remoteAddress().hostAddress(),
                simulator.faults().clockMs());
    }

    private static Parameters parameters(HttpServerRequest request, Buffer body) {
        if (!request.method().equals(HttpMethod.GET)) {
            return Parameters.ofBody(Json.parseObject(body.toString(StandardCharsets.UTF_8)));
        }
        Map<String, String> values = new HashMap<>();
        request.params().forEach(values::put);
        return new Parameters(values);
    }

    private void enter(HttpServerRequest request, String route, ApiCall call) {
        if (request.method().equals(HttpMethod.GET)) {
            answer(request, route, call);
            return;
        }
        dispatcher
                .entrance()
                .enter(
                        route,
                        () -> dispatcher.answer(route, call.with(call.parameters())),
                        () -> answer(request, route, call));
    }

    private void answer(HttpServerRequest request, String route, ApiCall call) {
        if (call.key() != null && isOneTooMany(request, route, call.key(), call)) {
            end(request.response(), error(new Refusal(ReturnCode.TOO_MANY_VISITS)));
            return;
        }
        OrderFault fault = dispatcher.nextFault(route);
        switch (fault) {
            case TIME_OUT_BEFORE_ACCEPTANCE ->
                LogLine.of("fault").with("kind", "ORDER_SWALLOWED").info(LOG);
            case OVERLOAD -> end(request.response(), error(new Refusal(ReturnCode.SERVER_OVERLOADED)));
            case SERVER_ERROR -> request.response().setStatusCode(502).end("<html><body>502 Bad Gateway</body></html>");
            case NONE, TIME_OUT_AFTER_ACCEPTANCE -> {
                ObjectNode envelope = envelope(route, dispatcher.answer(route, call));
                if (fault == OrderFault.NONE) {
                    end(request.response(), envelope);
                }
                // Only now, so that the acknowledgement leaves before what it led to.
                simulator.flushStreams();
            }
        }
    }

    private ObjectNode envelope(String route, Dispatcher.Outcome outcome) {
        ObjectNode envelope = Json.object().put("retCode", outcome.code()).put("retMsg", outcome.message());
        envelope.set("result", outcome.result());
        envelope.set("retExtInfo", outcome.extension());
        // The market's time, by which a client recognises an open candle; the clock endpoint and errors report the wall
        // clock.
        return envelope.put(
                "time",
                route.equals(TIME) || outcome.code() != 0
                        ? simulator.faults().clockMs()
                        : simulator.playback().nowMs());
    }

    /** Counts a request, reports what is left in the answer's headers, and judges it where limits are enforced. */
    private boolean isOneTooMany(HttpServerRequest request, String route, ApiKey key, ApiCall call) {
        RateCounters.Allowance allowance =
                dispatcher.count(route, key, call.parameters().text("category"));
        request.response()
                .putHeader("X-Bapi-Limit", Integer.toString(allowance.limit()))
                .putHeader("X-Bapi-Limit-Status", Integer.toString(allowance.left()))
                .putHeader("X-Bapi-Limit-Reset-Timestamp", Long.toString(allowance.resetMs()));
        return dispatcher.isOneTooMany(allowance);
    }

    private ObjectNode error(Refusal refusal) {
        return error(refusal.code().code(), String.valueOf(refusal.getMessage()));
    }

    private ObjectNode error(int code, String message) {
        ObjectNode envelope = Json.object().put("retCode", code).put("retMsg", message);
        envelope.putObject("result");
        envelope.putObject("retExtInfo");
        return envelope.put("time", simulator.faults().clockMs());
    }

    private static void end(HttpServerResponse response, ObjectNode envelope) {
        if (!response.closed() && !response.ended()) {
            response.putHeader("Content-Type", "application/json").end(envelope.toString());
        }
    }
}
