package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Orders of one account on their way to the exchange: the same requests, checks and outcomes over REST ({@link
 * OrderClient#entry}) and by WebSocket ({@link TradeStream#orders}).
 *
 * <p>A gate is asked on the event loop when a connection is at hand, right before the first byte is written; false ends the
 * request there as {@link Outcome.NotSent}.
 */
public final class OrderEntry {

    private static final String CREATE = "/v5/order/create";
    private static final String AMEND = "/v5/order/amend";
    private static final String CANCEL = "/v5/order/cancel";

    private final RequestTransport transport;
    private final TradingRules rules;

    OrderEntry(RequestTransport transport, TradingRules rules) {
        this.transport = transport;
        this.rules = rules;
    }

    /** Creates an order unless it breaks a known rule or the gate is closed. */
    public Future<Outcome<OrderAcknowledgement>> create(OrderRequest order, SendGate gate) {
        return sendUnless(
                rules.breachOf(order),
                ExchangeRequest.write(CREATE, order.toJson(), EndpointGroup.create(order.category()), order.effect())
                        .withGate(gate));
    }

    /** Changes an open order. It may grow, so it counts as opening. */
    public Future<Outcome<OrderAcknowledgement>> amend(AmendRequest change, SendGate gate) {
        EndpointGroup group = EndpointGroup.amend(change.category());
        return sendUnless(
                rules.breachOf(change),
                ExchangeRequest.write(AMEND, change.toJson(), group, RequestEffect.MAY_OPEN_EXPOSURE)
                        .withGate(gate));
    }

    /** Cancels an open order. */
    public Future<Outcome<OrderAcknowledgement>> cancel(CancelRequest cancel) {
        EndpointGroup group = EndpointGroup.cancel(cancel.category());
        return sendUnless(
                Optional.empty(),
                ExchangeRequest.write(CANCEL, cancel.toJson(), group, RequestEffect.REDUCES_EXPOSURE));
    }

    /** Creates orders of one category in one request; nothing is sent when one of them breaks a known rule. */
    public Future<Outcome<List<Outcome<OrderAcknowledgement>>>> createBatch(List<OrderRequest> orders, SendGate gate) {
        Category category = OrderBatch.category(orders, OrderRequest::category);
        boolean opens = orders.stream().anyMatch(order -> order.effect() == RequestEffect.MAY_OPEN_EXPOSURE);
        ExchangeRequest request = batch(
                CREATE,
                OrderBatch.toJson(category, orders, OrderRequest::toJson),
                EndpointGroup.createBatch(category),
                opens ? RequestEffect.MAY_OPEN_EXPOSURE : RequestEffect.REDUCES_EXPOSURE,
                orders.size());
        return sendUnless(OrderBatch.breachOf(orders, rules::breachOf), request.withGate(gate), orders.size());
    }

    /** Changes open orders of one category in one request; nothing is sent when one change breaks a known rule. */
    public Future<Outcome<List<Outcome<OrderAcknowledgement>>>> amendBatch(List<AmendRequest> changes, SendGate gate) {
        Category category = OrderBatch.category(changes, AmendRequest::category);
        ExchangeRequest request = batch(
                AMEND,
                OrderBatch.toJson(category, changes, AmendRequest::toJson),
                EndpointGroup.amendBatch(category),
                RequestEffect.MAY_OPEN_EXPOSURE,
                changes.size());
        return sendUnless(OrderBatch.breachOf(changes, rules::breachOf), request.withGate(gate), changes.size());
    }

    /** Cancels open orders of one category in one request. */
    public Future<Outcome<List<Outcome<OrderAcknowledgement>>>> cancelBatch(List<CancelRequest> cancels) {
        Category category = OrderBatch.category(cancels, CancelRequest::category);
        ExchangeRequest request = batch(
                CANCEL,
                OrderBatch.toJson(category, cancels, CancelRequest::toJson),
                EndpointGroup.cancelBatch(category),
                RequestEffect.REDUCES_EXPOSURE,
                cancels.size());
        return sendUnless(Optional.empty(), request, cancels.size());
    }

    private static ExchangeRequest batch(
            String path, ObjectNode body, EndpointGroup group, RequestEffect effect, int orders) {
        return ExchangeRequest.write(path + "-batch", body, group, effect)
                .withWeight(Math.min(orders, group.requests()));
    }

    private Future<Outcome<OrderAcknowledgement>> sendUnless(Optional<String> breach, ExchangeRequest request) {
        return breach.<Future<Outcome<OrderAcknowledgement>>>map(OrderEntry::ruleBroken)
                .orElseGet(() -> transport
                        .send(request)
                        .map(outcome -> Outcomes.read(outcome, answer -> OrderAcknowledgement.read(answer.result()))));
    }

    private Future<Outcome<List<Outcome<OrderAcknowledgement>>>> sendUnless(
            Optional<String> breach, ExchangeRequest request, int orders) {
        return breach.<Future<Outcome<List<Outcome<OrderAcknowledgement>>>>>map(OrderEntry::ruleBroken)
                .orElseGet(() -> transport
                        .send(request)
                        .map(outcome -> Outcomes.read(outcome, answer -> OrderBatch.read(answer, orders))));
    }

    private static <T> Future<Outcome<T>> ruleBroken(String rule) {
        return Future.succeededFuture(new Outcome.NotSent<>(Outcome.NotSentReason.RULE_BROKEN, rule));
    }
}
