package io.eternalengine.simulator.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.FaultOrder;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.http.BoundedBody;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Everything under /admin/v1, for whom {@link AdminAccess} lets in. A wrong request is answered with status 400 and a sentence. */
public final class AdminServer {

    private static final int BAD_REQUEST = 400;
    private static final int FASTEST = 10_000_000;

    private final Simulator simulator;
    private final BookReport books;
    private final AdminAccess access;

    /** A server of the simulator's own interface. */
    public AdminServer(Simulator simulator, AdminAccess access) {
        this.simulator = simulator;
        this.access = access;
        this.books = new BookReport(simulator);
    }

    private record Call(HttpServerRequest request, ObjectNode body) {

        String parameter(String name) {
            String value = request.getParam(name);
            return value == null ? "" : value;
        }
    }

    /** Adds the addresses. */
    public void mount(Router router) {
        router.route("/admin/*").handler(this::admit);
        router.get("/admin/v1/status").handler(context -> answer(context, call -> status()));
        router.post("/admin/v1/clock/advance").handler(context -> answer(context, this::advance));
        router.post("/admin/v1/clock/play").handler(context -> answer(context, this::play));
        router.post("/admin/v1/clock/pause").handler(context -> answer(context, call -> pause()));
        router.get("/admin/v1/accounts").handler(context -> answer(context, call -> books.accounts()));
        router.get("/admin/v1/orders")
                .handler(context -> answer(context, call -> books.orders(call.parameter("account"))));
        router.get("/admin/v1/executions")
                .handler(context -> answer(context, call -> books.executions(call.parameter("account"))));
        router.get("/admin/v1/summary").handler(context -> answer(context, call -> books.summary()));
        router.post("/admin/v1/notices").handler(context -> answer(context, this::notices));
        router.post("/admin/v1/faults").handler(context -> answer(context, this::faults));
    }

    private ObjectNode status() {
        var history = simulator.playback().history();
        ObjectNode status = Json.object();
        status.put("nowMs", simulator.playback().nowMs());
        status.put("startMs", history.fromMs());
        status.put("endMs", history.toMs());
        status.put("finished", simulator.playback().isFinished());
        status.put("trades", simulator.venue().log().tradesMade());
        var symbols = status.putArray("symbols");
        history.series().keySet().stream()
                .map(listing -> listing.symbol())
                .distinct()
                .sorted()
                .forEach(symbols::add);
        status.put("mode", simulator.player().mode());
        return status;
    }

    private ObjectNode advance(Call call) {
        JsonNode toMs = call.body().path("toMs");
        if (!toMs.canConvertToLong() || !toMs.isIntegralNumber()) {
            throw new IllegalArgumentException("toMs = " + reported(toMs) + ": must be epoch milliseconds");
        }
        if (toMs.longValue() < simulator.playback().nowMs()) {
            throw new IllegalArgumentException("toMs = " + toMs + ": market time is already "
                    + simulator.playback().nowMs());
        }
        simulator.playback().advance(toMs.longValue());
        return status();
    }

    private ObjectNode play(Call call) {
        JsonNode speed = call.body().path("speed");
        if (!speed.isNumber() || !(speed.doubleValue() > 0) || speed.doubleValue() > FASTEST) {
            throw new IllegalArgumentException(
                    "speed = " + reported(speed) + ": must be a number above 0 and up to " + FASTEST);
        }
        simulator.player().play(speed.doubleValue());
        return status();
    }

    private static String reported(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }

    private ObjectNode pause() {
        simulator.player().pause();
        return status();
    }

    /** What the exchange says of itself from now on. */
    private ObjectNode notices(Call call) {
        simulator.notices().set(call.body());
        return call.body();
    }

    /** Replaces all waiting faults: a field that is absent is zero. */
    private ObjectNode faults(Call call) {
        FaultOrder order = FaultOrder.read(call.body());
        simulator.strike(order);
        ObjectNode taken = Json.object()
                .put("timeOutBeforeAcceptance", order.timeOutsBefore())
                .put("timeOutAfterAcceptance", order.timeOutsAfter())
                .put("serverErrors", order.serverErrors())
                .put("dropWebSockets", order.dropStreams());
        taken.setAll(call.body());
        return taken;
    }

    private void admit(RoutingContext context) {
        access.denial(context.request())
                .ifPresentOrElse(
                        denial -> {
                            end(context.response().setStatusCode(denial.status()), error(denial.sentence()));
                            context.request().resume();
                        },
                        context::next);
    }

    private void answer(RoutingContext context, Function<Call, ObjectNode> endpoint) {
        HttpServerRequest request = context.request();
        BoundedBody.of(request)
                .onSuccess(body -> {
                    if (!simulator.thread().execute(() -> answer(request, body, endpoint))) {
                        end(request.response().setStatusCode(503), error("too many commands wait"));
                    }
                })
                .onFailure(cause -> BoundedBody.refuse(
                        request, cause, sentence -> error(sentence).toString()));
    }

    private static void answer(HttpServerRequest request, Buffer body, Function<Call, ObjectNode> endpoint) {
        try {
            ObjectNode json =
                    body.length() == 0 ? Json.object() : Json.parseObject(body.toString(StandardCharsets.UTF_8));
            end(request.response(), endpoint.apply(new Call(request, json)));
        } catch (Refusal | IllegalArgumentException e) {
            end(request.response().setStatusCode(BAD_REQUEST), error(String.valueOf(e.getMessage())));
        }
    }

    private static ObjectNode error(String sentence) {
        return Json.object().put("error", sentence);
    }

    private static void end(HttpServerResponse response, ObjectNode json) {
        if (!response.closed() && !response.ended()) {
            response.putHeader("Content-Type", "application/json").end(json.toString());
        }
    }
}
