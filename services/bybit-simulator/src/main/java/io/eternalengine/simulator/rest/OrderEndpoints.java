package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.venue.Category;
import io.eternalengine.simulator.venue.Instrument;
import io.eternalengine.simulator.venue.Listing;
import io.eternalengine.simulator.venue.Order;
import io.eternalengine.simulator.venue.OrderRequest;
import io.eternalengine.simulator.venue.OrderType;
import io.eternalengine.simulator.venue.Refusal;
import io.eternalengine.simulator.venue.ReturnCode;
import io.eternalengine.simulator.venue.Side;
import io.eternalengine.simulator.venue.TimeInForce;
import io.eternalengine.simulator.wire.Json;
import java.math.BigDecimal;
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

    private ObjectNode create(ApiCall call) {
        try {
            return acknowledgement(simulator.venue().place(call.account(), orderRequest(call)));
        } catch (Refusal refusal) {
            simulator.refusals().add(refusal.code());
            throw refusal;
        }
    }

    private static OrderRequest orderRequest(ApiCall call) {
        Parameters parameters = call.parameters();
        Category category = parameters.category();
        Side side = Side.parse(parameters.required("side"));
        OrderType type = OrderType.parse(parameters.required("orderType"));
        BigDecimal quantity = parameters.decimal("qty").orElseThrow(() -> missing("qty"));
        BigDecimal price =
                type == OrderType.LIMIT ? parameters.decimal("price").orElseThrow(() -> missing("price")) : null;
        return new OrderRequest(
                new Listing(category, parameters.required("symbol")),
                side,
                type,
                quantity,
                isInQuoteCoin(category, side, type, parameters.text("marketUnit")),
                price,
                TimeInForce.parse(parameters.text("timeInForce"), type),
                category == Category.LINEAR && parameters.flag("reduceOnly"),
                parameters.text("orderLinkId"),
                call.receivedWallUs());
    }

    /** A spot market buy counts the quote coin unless it says otherwise; a sell counts the base coin. */
    private static boolean isInQuoteCoin(Category category, Side side, OrderType type, String marketUnit) {
        if (category != Category.SPOT || type != OrderType.MARKET) {
            return false;
        }
        return switch (marketUnit) {
            case "" -> side == Side.BUY;
            case "quoteCoin" -> true;
            case "baseCoin" -> false;
            default -> throw new Refusal(ReturnCode.PARAMETER_ERROR, "marketUnit must be baseCoin or quoteCoin");
        };
    }

    private ObjectNode amend(ApiCall call) {
        Parameters parameters = call.parameters();
        requireId(parameters);
        return acknowledgement(simulator
                .venue()
                .amend(
                        call.account(),
                        parameters.category(),
                        parameters.text("orderId"),
                        parameters.text("orderLinkId"),
                        parameters.decimal("qty"),
                        parameters.decimal("price")));
    }

    private ObjectNode cancel(ApiCall call) {
        Parameters parameters = call.parameters();
        requireId(parameters);
        return acknowledgement(simulator
                .venue()
                .cancel(
                        call.account(),
                        parameters.category(),
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

    private Predicate<Listing> chosen(Category category, Parameters parameters) {
        String symbol = parameters.text("symbol");
        String baseCoin = parameters.text("baseCoin");
        String settleCoin = parameters.text("settleCoin");
        if (category == Category.LINEAR && symbol.isEmpty() && baseCoin.isEmpty() && settleCoin.isEmpty()) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "symbol, baseCoin or settleCoin is missing");
        }
        return listing -> {
            Instrument instrument = simulator.venue().instrument(listing);
            return (symbol.isEmpty() || symbol.equals(listing.symbol()))
                    && (baseCoin.isEmpty() || baseCoin.equals(instrument.baseCoin()))
                    && (settleCoin.isEmpty() || settleCoin.equals(instrument.quoteCoin()));
        };
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
