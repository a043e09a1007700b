package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Function;

/** The private stream of one account: orders, executions and balances. */
public final class PrivateStream implements AutoCloseable {

    /** How long the signature that opens the stream stays valid. */
    private static final long AUTHENTICATION_VALID_MS = 10_000;

    private final RequestSigner signer;
    private final ServerClock clock;
    private final PrivateStreamListener listener;
    private final Subscriptions subscriptions = new Subscriptions();
    private final StreamConnection connection;

    /**
     * A stream that is not yet connected.
     *
     * @param clock the REST client's clock, so that the signature is dated by the exchange's time
     */
    public PrivateStream(
            Vertx vertx,
            BybitEndpoints endpoints,
            BybitCredentials credentials,
            ServerClock clock,
            StreamSettings settings,
            PrivateStreamListener listener) {
        this.signer = new RequestSigner(credentials);
        this.clock = clock;
        this.listener = listener;
        this.connection = new StreamConnection(vertx, endpoints.privateWebSocketUrl(), settings, new Protocol());
        subscriptions.add(List.of("order", "execution", "wallet"));
    }

    /** Connects, and keeps connected until {@link #close}. */
    public void start() {
        connection.start();
    }

    @Override
    public void close() {
        connection.close();
    }

    private final class Protocol implements StreamProtocol {

        @Override
        public List<String> opening() {
            long expiresMs = clock.serverTimeMs() + AUTHENTICATION_VALID_MS;
            ObjectNode message = JsonNodeFactory.instance.objectNode();
            message.put("req_id", "auth").put("op", "auth");
            message.putArray("args").add(signer.key()).add(expiresMs).add(signer.signStream(expiresMs));
            return List.of(message.toString());
        }

        /** Nothing happens in an account for hours: its silence says nothing. */
        @Override
        public List<String> watchedTopics() {
            return List.of();
        }

        @Override
        public StreamListener listener() {
            return listener;
        }

        @Override
        public void onMessage(Fields message, StreamConnection open) {
            switch (message.textOrEmpty("topic")) {
                case "order" -> rows(message, PrivateStream::readOrder).forEach(listener::onOrder);
                case "execution" -> rows(message, PrivateStream::readExecution).forEach(listener::onExecution);
                case "wallet" ->
                    rows(message, fields -> WalletBalance.read(fields, this::skipped))
                            .forEach(listener::onWallet);
                default -> onOperation(message, open);
            }
        }

        /** A row that cannot be read does not keep the others from being delivered. */
        private <T> List<T> rows(Fields message, Function<Fields, T> reader) {
            return message.rows("data", reader, this::skipped);
        }

        private void skipped(SkippedRow row) {
            listener.onMalformed(row.asMalformed());
        }

        private void onOperation(Fields message, StreamConnection open) {
            String operation = message.textOrEmpty("op");
            if (!operation.equals("auth") && !operation.equals("subscribe")) {
                return;
            }
            if (!message.node().path("success").asBoolean(false)) {
                open.drop(operation + " refused: " + message.textOrEmpty("ret_msg"));
            } else if (operation.equals("auth")) {
                subscriptions.requestAll().forEach(open::sendIfConnected);
            } else if (subscriptions.confirmed(message.textOrEmpty("req_id"))) {
                open.established();
            }
        }
    }

    private static OrderReport readOrder(Fields fields) {
        return OrderReport.read(Category.parse(fields.text("category")), fields);
    }

    private static ExecutionReport readExecution(Fields fields) {
        return ExecutionReport.read(Category.parse(fields.text("category")), fields);
    }
}
