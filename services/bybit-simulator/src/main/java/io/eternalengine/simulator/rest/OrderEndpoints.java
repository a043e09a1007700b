package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Amendment;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Order;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import io.eternalengine.venue.StopKind;
import io.eternalengine.venue.Trigger;
import java.util.Map;
import java.util.function.Predicate;

/** Creating, amending and cancelling orders. */
final class OrderEndpoints {

    private final Simulator simulator;

    OrderEndpoints(Simulator simulator) {
        this.simulator = simulator;
    }

    Map<String, Endpoint> routes() {
        return Map.of(
                "POST /v5/order/create", this::create,
                "POST /v5/order/amend", this::amend,
                "POST /v5/order/cancel", this::cancel,
                "POST /v5/order/cancel-all", this::cancelAll);
    }

    ObjectNode create(ApiCall call) {
        try {
            requireListed(call.parameters());
            return acknowledgement(
                    simulator.venue().place(call.account(), OrderRequests.read(call, simulator.venue())));
        } catch (Refusal refusal) {
            simulator.refusals().add(refusal.code());
            throw refusal;
        }
    }

    ObjectNode amend(ApiCall call) {
        Parameters parameters = call.parameters();
        requireId(parameters);
        return acknowledgement(simulator
                .venue()
                .amend(
                        call.account(),
                        listing(parameters),
                        parameters.text("orderId"),
                        parameters.text("orderLinkId"),
                        new Amendment(
                                parameters.decimal("qty"),
                                parameters.decimal("price"),
                                parameters.positiveDecimal("triggerPrice"),
                                parameters.decimal("takeProfit"),
                                parameters.decimal("stopLoss"))));
    }

    ObjectNode cancel(ApiCall call) {
        Parameters parameters = call.parameters();
        OrderFilter.parse(parameters.text("orderFilter"));
        requireId(parameters);
        return acknowledgement(simulator
                .venue()
                .cancel(
                        call.account(),
                        listing(parameters),
                        parameters.text("orderId"),
                        parameters.text("orderLinkId")));
    }

    private ObjectNode cancelAll(ApiCall call) {
        Parameters parameters = call.parameters();
        Category category = parameters.category();
        ObjectNode result = Json.object();
        ArrayNode list = result.putArray("list");
        simulator
                .venue()
                .cancelAll(call.account(), category, chosen(category, parameters))
                .forEach(order -> list.add(acknowledgement(order)));
        result.put("success", "1");
        return result;
    }

    private Predicate<Order> chosen(Category category, Parameters parameters) {
        OrderScope scope = OrderScope.of(parameters, simulator.venue());
        if (category == Category.LINEAR && scope.isEverything()) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "symbol, baseCoin or settleCoin is missing");
        }
        OrderFilter filter = OrderFilter.ofCancelAll(category, parameters.text("orderFilter"));
        // Leaves the stops of positions alone.
        boolean onlyConditional = parameters.oneOf("stopOrderType", "Stop").equals("Stop");
        return order -> filter.chooses(order) && scope.holds(order) && (!onlyConditional || isConditional(order));
    }

    private static boolean isConditional(Order order) {
        Trigger trigger = order.request().terms().trigger();
        return trigger != null && trigger.kind() == StopKind.STOP;
    }

    /** Category and symbol must both be named; an order of another symbol is not found. */
    private Listing listing(Parameters parameters) {
        Listing listing = new Listing(parameters.category(), parameters.required("symbol"));
        requireListed(parameters);
        return simulator.venue().instrument(listing).listing();
    }

    /** Spot's orders have a code of their own for a symbol that is none. */
    private void requireListed(Parameters parameters) {
        Listing listing = new Listing(parameters.category(), parameters.required("symbol"));
        boolean listed = simulator.venue().instruments().stream()
                .anyMatch(instrument -> instrument.listing().equals(listing));
        if (listing.category() == Category.SPOT && !listed) {
            throw new Refusal(ReturnCode.SPOT_SYMBOL_INVALID);
        }
    }

    private static void requireId(Parameters parameters) {
        if (parameters.text("orderId").isEmpty()
                && parameters.text("orderLinkId").isEmpty()) {
            throw missing("orderId or orderLinkId");
        }
    }

    private static ObjectNode acknowledgement(Order order) {
        return Json.object()
                .put("orderId", order.id())
                .put("orderLinkId", order.request().orderLinkId());
    }

    private static Refusal missing(String name) {
        return new Refusal(ReturnCode.PARAMETER_ERROR, name + " is missing");
    }
}
