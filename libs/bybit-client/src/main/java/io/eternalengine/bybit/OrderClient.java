package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Orders and executions of one account. */
final class OrderClient {

    /** The exchange answers for at most this long a stretch of time at once. */
    private static final long LONGEST_WINDOW_MS = 7L * 24 * 3_600_000;

    private static final int PAGE_SIZE = 50;
    private static final int EXECUTIONS_PAGE_SIZE = 100;

    private final RestTransport transport;

    OrderClient(RestTransport transport) {
        this.transport = transport;
    }

    Future<Outcome<OrderAcknowledgement>> create(OrderRequest order, BooleanSupplier gate) {
        return transport.post("/v5/order/create", order.toJson(), gate).map(OrderClient::readAcknowledgement);
    }

    Future<Outcome<OrderAcknowledgement>> cancel(Category category, String symbol, String orderLinkId) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("category", category.wireName())
                .put("symbol", symbol)
                .put("orderLinkId", orderLinkId);
        return transport.post("/v5/order/cancel", body).map(OrderClient::readAcknowledgement);
    }

    Future<Outcome<List<OrderReport>>> realtime(Category category, String symbol, String orderLinkId) {
        return orders("/v5/order/realtime", category, symbol, orderLinkId);
    }

    Future<Outcome<List<OrderReport>>> history(Category category, String orderLinkId) {
        return orders("/v5/order/history", category, "", orderLinkId);
    }

    private Future<Outcome<List<OrderReport>>> orders(
            String path, Category category, String symbol, String orderLinkId) {
        Supplier<Query> query = () -> new Query()
                .with("category", category.wireName())
                .withUnlessEmpty("symbol", symbol)
                .withUnlessEmpty("orderLinkId", orderLinkId)
                .with("limit", PAGE_SIZE);
        return Pages.readAll(
                query, raw -> transport.signedGet(path, raw), fields -> OrderReport.read(category, fields));
    }

    Future<Outcome<List<ExecutionReport>>> executions(Category category, String orderLinkId) {
        return readExecutions(
                category,
                () -> new Query()
                        .with("category", category.wireName())
                        .with("orderLinkId", orderLinkId)
                        .with("limit", EXECUTIONS_PAGE_SIZE));
    }

    Future<Outcome<List<ExecutionReport>>> executions(Category category, long startMs, long endMs) {
        return executionsFrom(category, startMs, endMs, new ArrayList<>());
    }

    private Future<Outcome<List<ExecutionReport>>> executionsFrom(
            Category category, long startMs, long endMs, List<ExecutionReport> found) {
        if (startMs >= endMs) {
            return Future.succeededFuture(new Outcome.Accepted<>(List.copyOf(found)));
        }
        long windowEndMs = Math.min(endMs, startMs + LONGEST_WINDOW_MS);
        Supplier<Query> query = () -> new Query()
                .with("category", category.wireName())
                .with("startTime", startMs)
                .with("endTime", windowEndMs - 1)
                .with("limit", EXECUTIONS_PAGE_SIZE);
        return readExecutions(category, query).compose(outcome -> {
            if (!(outcome instanceof Outcome.Accepted<List<ExecutionReport>>(var executions))) {
                return Future.succeededFuture(outcome);
            }
            found.addAll(executions);
            return executionsFrom(category, windowEndMs, endMs, found);
        });
    }

    private Future<Outcome<List<ExecutionReport>>> readExecutions(Category category, Supplier<Query> query) {
        return Pages.readAll(
                query,
                raw -> transport.signedGet("/v5/execution/list", raw),
                fields -> ExecutionReport.read(category, fields));
    }

    private static Outcome<OrderAcknowledgement> readAcknowledgement(Outcome<Answer> outcome) {
        return Outcomes.read(outcome, answer -> OrderAcknowledgement.read(answer.result()));
    }
}
