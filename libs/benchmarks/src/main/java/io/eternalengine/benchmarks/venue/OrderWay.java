package io.eternalengine.benchmarks.venue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A way on which an account's orders reach the simulator, over one connection that stands. */
interface OrderWay {

    /** How it is printed. */
    String name();

    /** Sends {@code create} or {@code cancel}; the answer's text. */
    Future<String> send(String operation, String order);

    /** Over REST; each request is signed. */
    static OrderWay rest(Vertx vertx, int port, Signer signer) {
        return new OverRest(
                vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1).setTcpNoDelay(true)), port, signer);
    }

    /** By WebSocket; the connection is signed for once. */
    static OrderWay webSocket(Vertx vertx, int port, Signer signer) throws Exception {
        WebSocket socket = vertx.createWebSocketClient()
                .connect(port, "127.0.0.1", "/v5/trade")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        return new ByWebSocket(socket, signer);
    }

    /** See {@link #rest}. */
    record OverRest(HttpClient http, int port, Signer signer) implements OrderWay {

        @Override
        public String name() {
            return "REST";
        }

        @Override
        public Future<String> send(String operation, String order) {
            RequestOptions target = new RequestOptions()
                    .setHost("127.0.0.1")
                    .setPort(port)
                    .setURI("/v5/order/" + operation)
                    .setMethod(HttpMethod.POST)
                    .putHeader("Content-Type", "application/json");
            signer.sign(target, order);
            return http.request(target)
                    .compose(request -> request.send(Buffer.buffer(order)))
                    .compose(response -> response.body())
                    .map(Buffer::toString);
        }
    }

    /** See {@link #webSocket}. */
    final class ByWebSocket implements OrderWay {

        private static final String ID = "\"reqId\":\"";

        private final Map<String, Promise<String>> waiting = new ConcurrentHashMap<>();
        private final WebSocket socket;
        private long requests;

        ByWebSocket(WebSocket socket, Signer signer) {
            this.socket = socket;
            socket.textMessageHandler(this::answered);
            socket.writeTextMessage(signer.authentication());
        }

        @Override
        public String name() {
            return "WebSocket";
        }

        @Override
        public Future<String> send(String operation, String order) {
            String id = "entry-" + ++requests;
            Promise<String> answer = Promise.promise();
            waiting.put(id, answer);
            socket.writeTextMessage(
                    "{" + ID + id + "\",\"op\":\"order." + operation + "\",\"header\":{\"X-BAPI-TIMESTAMP\":\""
                            + System.currentTimeMillis() + "\"},\"args\":[" + order + "]}");
            return answer.future();
        }

        /** The answer to the authentication has no id. */
        private void answered(String text) {
            int start = text.indexOf(ID) + ID.length();
            Promise<String> answer =
                    start < ID.length() ? null : waiting.remove(text.substring(start, text.indexOf('"', start)));
            if (answer != null) {
                answer.complete(text);
            }
        }
    }
}
