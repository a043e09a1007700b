package io.eternalengine.bybit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server on loopback that gives the answers which a test has laid out, and keeps what it was asked. */
final class PlayedVenue implements AutoCloseable {

    /** What the client sent: the raw query of a GET, the body of a POST. */
    record Asked(String method, String path, String payload, Map<String, String> headers) {}

    private record Laid(String result, int code, Map<String, String> headers, int status) {
        Laid(String result, int code, Map<String, String> headers) {
            this(result, code, headers, 200);
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Queue<Laid>> answers = new HashMap<>();
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final HttpServer server =
            await(vertx.createHttpServer().requestHandler(this::serve).listen(0, "127.0.0.1"));

    /** The next answer of a path; the last one is given again and again. */
    synchronized PlayedVenue answers(String path, String result) {
        return answers(path, result, 0, Map.of());
    }

    synchronized PlayedVenue answers(String path, String result, int code, Map<String, String> headers) {
        answers.computeIfAbsent(path, name -> new ArrayDeque<>()).add(new Laid(result, code, headers));
        return this;
    }

    /** Answers of a path with an HTTP status of their own. */
    synchronized PlayedVenue refuses(String path, int status) {
        answers.computeIfAbsent(path, name -> new ArrayDeque<>()).add(new Laid("{}", 0, Map.of(), status));
        return this;
    }

    BybitRestClient client(RateLimits limits) {
        return new BybitRestClient(
                vertx,
                BybitEndpoints.onOneHost(hostAndPort()),
                new BybitCredentials("a-key", "a-secret"),
                ClientSettings.DEFAULT,
                limits);
    }

    String hostAndPort() {
        return "127.0.0.1:" + server.actualPort();
    }

    Asked nextAsked() {
        return Objects.requireNonNull(asked.poll(), "nothing was asked");
    }

    int asked() {
        return asked.size();
    }

    private void serve(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Map<String, String> headers = new HashMap<>();
            request.headers().forEach((name, value) -> headers.put(name.toUpperCase(java.util.Locale.ROOT), value));
            String payload = request.query() == null ? body.toString() : request.query();
            asked.add(new Asked(request.method().name(), request.path(), payload, headers));
            Laid laid = next(request.path());
            laid.headers().forEach(request.response()::putHeader);
            var _ = request.response()
                    .setStatusCode(laid.status())
                    .end("{\"retCode\":" + laid.code() + ",\"retMsg\":\"m\",\"result\":" + laid.result()
                            + ",\"retExtInfo\":{},\"time\":" + System.currentTimeMillis() + "}");
        });
    }

    private synchronized Laid next(String path) {
        Queue<Laid> laid = answers.getOrDefault(path, new ArrayDeque<>());
        Laid next = laid.size() > 1 ? laid.poll() : laid.peek();
        return next == null ? new Laid("{}", 404, Map.of()) : next;
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
