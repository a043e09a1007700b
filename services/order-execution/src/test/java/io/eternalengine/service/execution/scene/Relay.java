package io.eternalengine.service.execution.scene;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Stands before an exchange's REST interface: hands requests on, and changes answers or refuses requests as a test lays out. */
public final class Relay implements AutoCloseable {
    private final Map<String, UnaryOperator<String>> changes = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final Map<String, List<String>> refused = new ConcurrentHashMap<>();
    private final String exchange;
    private final HttpClient client;
    private final HttpServer server;

    public Relay(Vertx vertx, String exchangeHostAndPort) {
        exchange = "http://" + exchangeHostAndPort;
        client = vertx.createHttpClient();
        server = join(vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
    }

    public String hostAndPort() {
        return "127.0.0.1:" + server.actualPort();
    }

    /** Requests of a path reach the exchange, and what it answers is changed on the way back. */
    public void change(String path, UnaryOperator<String> answer) {
        changes.put(path, answer);
    }

    /** Requests of a path reach the exchange, which then seems to answer with a return code. */
    public void answerCode(String path, int code) {
        change(path, ignored -> body(code));
    }

    /** Requests of a path do not reach the exchange and are answered with a return code. */
    public void refuse(String path, int code) {
        refusals.put(path, body(code));
    }

    /** The bodies of the requests of a path that were refused, oldest first. */
    public List<String> refused(String path) {
        return List.copyOf(refused.getOrDefault(path, List.of()));
    }

    /** Hands everything on unchanged. */
    public void clear() {
        changes.clear();
        refusals.clear();
    }

    private static String body(int code) {
        return "{\"retCode\":" + code + ",\"retMsg\":\"as laid out\",\"result\":{},\"retExtInfo\":{},\"time\":1}";
    }

    private void handle(HttpServerRequest request) {
        String refusal = refusals.get(request.path());
        if (refusal != null) {
            request.body().onSuccess(body -> {
                refused.computeIfAbsent(request.path(), path -> new CopyOnWriteArrayList<>())
                        .add(body.toString());
                var _ = request.response().end(refusal);
            });
            return;
        }
        var options = new RequestOptions().setMethod(request.method()).setAbsoluteURI(exchange + request.uri());
        request.headers().entries().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("Host"))
                .forEach(header -> options.putHeader(header.getKey(), header.getValue()));
        request.body()
                .compose(body -> client.request(options).compose(handedOn -> handedOn.send(body)))
                .compose(answer -> answer.body().map(body -> {
                    request.response().setStatusCode(answer.statusCode());
                    return changed(request.path(), body);
                }))
                .onSuccess(request.response()::end)
                .onFailure(cause -> request.connection().close());
    }

    private Buffer changed(String path, Buffer answer) {
        UnaryOperator<String> change = changes.get(path);
        return change == null ? answer : Buffer.buffer(change.apply(answer.toString()));
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        join(server.close());
        join(client.close());
    }
}
