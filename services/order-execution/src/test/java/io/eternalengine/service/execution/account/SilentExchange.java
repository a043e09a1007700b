package io.eternalengine.service.execution.account;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes every request and never answers. */
final class SilentExchange implements AutoCloseable {
    private static final String VERSION = "/v5/";

    /** What was asked for, in the order of arrival, as {@code order/create}. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    SilentExchange(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(request -> asked.add(request.path().substring(VERSION.length())))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String hostAndPort() {
        return "127.0.0.1:" + server.actualPort();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
