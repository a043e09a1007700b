package io.eternalengine.service.execution.venue;

import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.CancelRequest;
import io.eternalengine.bybit.MalformedAnswerException;
import io.eternalengine.bybit.OrderAcknowledgement;
import io.eternalengine.bybit.OrderEntry;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.SendGate;
import io.eternalengine.bybit.StreamListener;
import io.eternalengine.bybit.StreamSettings;
import io.eternalengine.bybit.TradeStream;
import io.eternalengine.logging.LogLine;
import io.vertx.core.Future;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends an account's orders on the configured way. A request of which not one byte left by WebSocket, for want of a connection,
 * goes over REST; one that may have left is never sent again, on neither way.
 */
final class OrderWays implements StreamListener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OrderWays.class);

    private final String account;
    private final OrderEntry rest;
    private final @Nullable TradeStream stream;

    OrderWays(String account, BybitRestClient client, OrderEntryWay way) {
        this.account = account;
        this.rest = client.orders().entry();
        this.stream = switch (way) {
            case REST -> null;
            case WEBSOCKET -> client.tradeStream(StreamSettings.DEFAULT, this);
        };
    }

    void connect() {
        if (stream != null) {
            stream.start();
        }
    }

    /** The gate is asked once, on the way that has a connection. */
    Future<Outcome<OrderAcknowledgement>> create(OrderRequest request, SendGate gate) {
        return send(entry -> entry.create(request, gate));
    }

    Future<Outcome<OrderAcknowledgement>> cancel(CancelRequest request) {
        return send(entry -> entry.cancel(request));
    }

    private Future<Outcome<OrderAcknowledgement>> send(
            Function<OrderEntry, Future<Outcome<OrderAcknowledgement>>> request) {
        return stream == null
                ? request.apply(rest)
                : request.apply(stream.orders())
                        .compose(outcome ->
                                isUnconnected(outcome) ? request.apply(rest) : Future.succeededFuture(outcome));
    }

    private static boolean isUnconnected(Outcome<?> outcome) {
        return outcome instanceof Outcome.NotSent<?>(Outcome.NotSentReason reason, String ignored)
                && reason == Outcome.NotSentReason.NO_CONNECTION;
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }

    @Override
    public void onConnected() {
        LogLine.of("order-entry")
                .with("account", account)
                .with("way", "WEBSOCKET")
                .info(LOG);
    }

    @Override
    public void onDisconnected(String reason) {
        LogLine.of("order-entry")
                .with("account", account)
                .with("way", "REST")
                .with("reason", reason)
                .warn(LOG);
    }

    @Override
    public void onMalformed(MalformedAnswerException cause) {
        LogLine.of("order-answer-unreadable")
                .with("account", account)
                .with("cause", cause.getMessage())
                .error(LOG);
    }
}
