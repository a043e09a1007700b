package io.eternalengine.bybit;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Orders and executions of one account. Reached by {@link BybitRestClient#orders()}. */
public final class OrderClient {

    private static final int PAGE_SIZE = 50;
    private static final int EXECUTIONS_PAGE_SIZE = 100;
    private static final String HISTORY = "/v5/order/history";

    private final RestTransport transport;
    private final OrderEntry entry;

    OrderClient(RestTransport transport, TradingRules rules) {
        this.transport = transport;
        this.entry = new OrderEntry(transport, rules);
    }

    /** Everything that creates, changes or cancels single orders and batches. */
    public OrderEntry entry() {
        return entry;
    }

    /** Creates an order unless it breaks a known rule or the gate is closed: see {@link BybitRestClient#createOrder}. */
    public Future<Outcome<OrderAcknowledgement>> create(OrderRequest order, SendGate gate) {
        return entry.create(order, gate);
    }

    /** Changes an open order. It may grow, so it counts as opening. */
    public Future<Outcome<OrderAcknowledgement>> amend(AmendRequest change, SendGate gate) {
        return entry.amend(change, gate);
    }

    /** Cancels an open order. */
    public Future<Outcome<OrderAcknowledgement>> cancel(Category category, String symbol, OrderId order) {
        return entry.cancel(new CancelRequest(category, symbol, order));
    }

    /** Cancels many open orders; answers those that it found. */
    public Future<Outcome<List<OrderAcknowledgement>>> cancelAll(CancelAllScope scope) {
        return transport
                .send(ExchangeRequest.write(
                        "/v5/order/cancel-all",
                        scope.toJson(),
                        EndpointGroup.cancelAll(scope.category()),
                        RequestEffect.REDUCES_EXPOSURE))
                .map(outcome ->
                        Outcomes.read(outcome, answer -> answer.result().list("list", OrderAcknowledgement::read)));
    }

    /** Open orders, and closed ones that the exchange has not yet moved to the history; empty texts mean all. */
    public Future<Outcome<List<OrderReport>>> realtime(Category category, String symbol, String orderLinkId) {
        boolean needsCoin = category == Category.LINEAR && symbol.isEmpty();
        return orders(
                "/v5/order/realtime",
                category,
                !orderLinkId.isEmpty(),
                () -> page(category)
                        .withUnlessEmpty("symbol", symbol)
                        .withUnlessEmpty("settleCoin", needsCoin ? "USDT" : "")
                        .withUnlessEmpty("orderLinkId", orderLinkId));
    }

    /** The order with a client order id if the history has it; the history lags. */
    public Future<Outcome<List<OrderReport>>> history(Category category, String orderLinkId) {
        return orders(HISTORY, category, true, () -> page(category).withUnlessEmpty("orderLinkId", orderLinkId));
    }

    /** All orders created from {@code startMs} to before {@code endMs}, in windows of seven days. */
    public Future<Outcome<List<OrderReport>>> history(Category category, long startMs, long endMs) {
        return new TimeWindow(startMs, endMs)
                .readInParts(part -> orders(HISTORY, category, false, () -> part.addTo(page(category))));
    }

    private static Query page(Category category) {
        return new Query().with("category", category.wireName()).with("limit", PAGE_SIZE);
    }

    /** @param askedFor whether one order is asked for: not to be able to read it is not the same as not to find it */
    private Future<Outcome<List<OrderReport>>> orders(
            String path, Category category, boolean askedFor, Supplier<Query> query) {
        Function<Fields, OrderReport> reader = fields -> OrderReport.read(category, fields);
        return Pages.readAll(
                query,
                raw -> transport.send(ExchangeRequest.read(path, raw, EndpointGroup.ORDER_READ)),
                askedFor ? Pages.every(reader) : Pages.readable("orders", reader, transport::skipped));
    }

    /** The executions of one order. */
    public Future<Outcome<List<ExecutionReport>>> executions(Category category, String orderLinkId) {
        return readExecutions(true, category, () -> executionsPage(category).with("orderLinkId", orderLinkId));
    }

    /** All executions from {@code startMs} to before {@code endMs}, in windows of seven days. */
    public Future<Outcome<List<ExecutionReport>>> executions(Category category, long startMs, long endMs) {
        return new TimeWindow(startMs, endMs)
                .readInParts(part -> readExecutions(false, category, () -> part.addTo(executionsPage(category))));
    }

    private static Query executionsPage(Category category) {
        return new Query().with("category", category.wireName()).with("limit", EXECUTIONS_PAGE_SIZE);
    }

    private Future<Outcome<List<ExecutionReport>>> readExecutions(
            boolean ofOneOrder, Category category, Supplier<Query> query) {
        Function<Fields, ExecutionReport> reader = fields -> ExecutionReport.read(category, fields);
        return Pages.readAll(
                query,
                raw -> transport.send(ExchangeRequest.read("/v5/execution/list", raw, EndpointGroup.EXECUTION_READ)),
                ofOneOrder ? Pages.every(reader) : Pages.readable("executions", reader, transport::skipped));
    }
}
