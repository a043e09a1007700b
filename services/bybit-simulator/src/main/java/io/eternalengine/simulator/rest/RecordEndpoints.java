package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.wire.ExecutionJson;
import io.eternalengine.simulator.wire.OrderJson;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Execution;
import io.eternalengine.venue.Order;
import io.eternalengine.venue.OrderLog;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists of orders and executions, newest first. */
final class RecordEndpoints {

    private static final long LONGEST_WINDOW_MS = Duration.ofDays(7).toMillis();
    private static final int MOST_CLOSED_IN_REALTIME = 500;

    /** All that the exchange knows; some of them never happen here. */
    private static final String[] EXECUTION_TYPES = {
        "Trade",
        "AdlTrade",
        "Funding",
        "BustTrade",
        "Delivery",
        "Settle",
        "BlockTrade",
        "MovePosition",
        "FutureSpread",
        "CorporateAction"
    };

    private static final String[] ORDER_STATUSES = {
        "New",
        "PartiallyFilled",
        "Untriggered",
        "Rejected",
        "PartiallyFilledCanceled",
        "Filled",
        "Cancelled",
        "Triggered",
        "Deactivated"
    };

    private final Simulator simulator;

    RecordEndpoints(Simulator simulator) {
        this.simulator = simulator;
    }

    Map<String, Endpoint> routes() {
        return Map.of(
                "GET /v5/order/realtime", this::realtime,
                "GET /v5/order/history", this::history,
                "GET /v5/execution/list", this::executions);
    }

    /** Open orders; with an id, or when closed ones are asked for, also the 500 that were closed last. */
    private ObjectNode realtime(ApiCall call) {
        Parameters parameters = call.parameters();
        Category category = parameters.category();
        boolean named = isNamed(parameters);
        if (category == Category.LINEAR
                && !named
                && OrderScope.of(parameters, simulator.venue()).isEverything()) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "symbol, baseCoin or settleCoin is missing");
        }
        // The documentation knows 0 and 1; earlier versions of it knew 2 for accounts of another kind.
        boolean withClosed = parameters.whole("openOnly", 0, 0, 2) != 0 || named;
        Stream<Order> open = simulator.venue().account(call.account()).openOrders().stream()
                .filter(order -> order.request().listing().category() == category);
        Stream<Order> closed = withClosed ? closed(call, category) : Stream.empty();
        List<Order> found = Stream.concat(open, closed)
                .filter(matching(parameters))
                .sorted((one, other) -> Long.compare(other.sequence(), one.sequence()))
                .toList();
        return Page.of(found, parameters, parameters.limit(20, 50), Order::sequence, OrderJson::of);
    }

    private Stream<Order> closed(ApiCall call, Category category) {
        return orders(call, category)
                .filter(order -> !order.isOpen() && order.sequence() > simulator.forgottenUpTo())
                .limit(MOST_CLOSED_IN_REALTIME);
    }

    private ObjectNode history(ApiCall call) {
        Parameters parameters = call.parameters();
        TimeWindow window = window(parameters);
        String status = parameters.oneOf("orderStatus", ORDER_STATUSES);
        List<Order> found = orders(call, parameters.category())
                .filter(order -> status.isEmpty() || order.status().wireName().equals(status))
                .filter(order -> !order.isOpen() && window.holds(order.createdMs()))
                .filter(matching(parameters))
                .toList();
        return Page.of(found, parameters, parameters.limit(20, 50), Order::sequence, OrderJson::of);
    }

    private ObjectNode executions(ApiCall call) {
        Parameters parameters = call.parameters();
        TimeWindow window = window(parameters);
        Predicate<Order> orderMatches = matching(parameters);
        String execType = parameters.oneOf("execType", EXECUTION_TYPES);
        List<Execution> found = simulator.venue().log().newestExecutions(call.account()).stream()
                .filter(execution -> window.holds(execution.timeMs()) && orderMatches.test(execution.order()))
                .filter(execution ->
                        execType.isEmpty() || execution.type().wireName().equals(execType))
                .toList();
        return Page.of(found, parameters, parameters.limit(50, 100), Execution::sequence, ExecutionJson::of);
    }

    private Stream<Order> orders(ApiCall call, Category category) {
        OrderLog log = simulator.venue().log();
        String linkId = call.parameters().text("orderLinkId");
        String orderId = call.parameters().text("orderId");
        Collection<Order> candidates = log.newestOrders(call.account());
        if (!linkId.isEmpty()) {
            candidates = log.byLinkId(call.account(), category, linkId).reversed();
        } else if (!orderId.isEmpty()) {
            candidates = log.byId(orderId).filter(order -> order.account().equals(call.account())).stream()
                    .toList();
        }
        return candidates.stream().filter(order -> order.request().listing().category() == category);
    }

    private static boolean isNamed(Parameters parameters) {
        return !parameters.text("orderId").isEmpty()
                || !parameters.text("orderLinkId").isEmpty();
    }

    private Predicate<Order> matching(Parameters parameters) {
        OrderScope scope = OrderScope.of(parameters, simulator.venue());
        String orderId = parameters.text("orderId");
        String linkId = parameters.text("orderLinkId");
        OrderFilter filter = OrderFilter.ofList(parameters.text("orderFilter"));
        return order -> filter.chooses(order)
                && scope.holds(order)
                && (orderId.isEmpty() || order.id().equals(orderId))
                && (linkId.isEmpty() || order.request().orderLinkId().equals(linkId));
    }

    /** Seven days at most, the last seven unless set otherwise, all for a named order. */
    private TimeWindow window(Parameters parameters) {
        return isNamed(parameters) && !TimeWindow.isNamedBy(parameters)
                ? TimeWindow.everything()
                : TimeWindow.of(parameters, simulator.playback().nowMs(), LONGEST_WINDOW_MS, LONGEST_WINDOW_MS);
    }
}
