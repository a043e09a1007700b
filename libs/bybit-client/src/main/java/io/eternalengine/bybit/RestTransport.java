package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests and reads answers, all on one event loop.
 *
 * <p>It uses Vert.x's HTTP client directly rather than the Web Client: only there is a point between "a connection is at
 * hand" and "the first byte is written", at which a request is signed and a caller's gate is asked for the last time.
 */
final class RestTransport {

    private final Context eventLoop;
    private final HttpClient http;
    private final BybitEndpoints endpoints;
    private final @Nullable RequestSigner signer;
    private final ClientSettings settings;
    private final ServerClock clock;

    RestTransport(
            Vertx vertx,
            BybitEndpoints endpoints,
            @Nullable BybitCredentials credentials,
            ClientSettings settings,
            ServerClock clock) {
        this.eventLoop = ((VertxInternal) vertx).createEventLoopContext();
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(settings.mostConnections())
                .setKeepAliveTimeout(20)
                .setTcpNoDelay(true));
        this.endpoints = endpoints;
        this.signer = credentials == null ? null : new RequestSigner(credentials);
        this.settings = settings;
        this.clock = clock;
    }

    private record Call(
            HttpMethod method, String path, String payload, boolean signed, boolean write, BooleanSupplier gate) {}

    Future<Outcome<Answer>> get(String path, Query query) {
        return send(new Call(HttpMethod.GET, path, query.raw(), false, false, () -> true));
    }

    /** A public GET that tells the moment of its first byte. */
    Future<Outcome<Answer>> get(String path, Query query, Runnable beforeFirstByte) {
        return send(new Call(HttpMethod.GET, path, query.raw(), false, false, () -> {
            beforeFirstByte.run();
            return true;
        }));
    }

    Future<Outcome<Answer>> signedGet(String path, Query query) {
        return send(new Call(HttpMethod.GET, path, query.raw(), true, false, () -> true));
    }

    Future<Outcome<Answer>> post(String path, ObjectNode body) {
        return post(path, body, () -> true);
    }

    /** Posts unless the gate, asked on the event loop right before the first byte, says no. */
    Future<Outcome<Answer>> post(String path, ObjectNode body, BooleanSupplier gate) {
        return send(new Call(HttpMethod.POST, path, body.toString(), true, true, gate));
    }

    Future<Void> close() {
        return http.close();
    }

    private Future<Outcome<Answer>> send(Call call) {
        if (call.signed() && signer == null) {
            return Future.failedFuture(new IllegalStateException(call.path() + " needs credentials"));
        }
        Promise<Outcome<Answer>> outcome = Promise.promise();
        eventLoop.runOnContext(ignored -> http.request(options(call))
                .onSuccess(request -> writeAndRead(call, request, outcome))
                .onFailure(cause -> outcome.complete(new Outcome.NotSent<>(
                        Outcome.NotSentReason.NO_CONNECTION, String.valueOf(cause.getMessage())))));
        return outcome.future();
    }

    private RequestOptions options(Call call) {
        boolean hasQuery =
                call.method().equals(HttpMethod.GET) && !call.payload().isEmpty();
        return new RequestOptions()
                .setMethod(call.method())
                .setAbsoluteURI(endpoints.restUrl() + call.path() + (hasQuery ? "?" + call.payload() : ""))
                .setConnectTimeout(settings.connectTimeoutMs());
    }

    private void writeAndRead(Call call, HttpClientRequest request, Promise<Outcome<Answer>> outcome) {
        try {
            if (!call.gate().getAsBoolean()) {
                request.reset();
                outcome.complete(new Outcome.NotSent<>(Outcome.NotSentReason.GATE_CLOSED, "the gate was closed"));
                return;
            }
            if (call.signed() && signer != null) {
                sign(call, request, signer);
            }
        } catch (RuntimeException e) {
            request.reset();
            outcome.fail(e);
            return;
        }
        request.idleTimeout(settings.answerTimeoutMs());
        Future<HttpClientResponse> response = call.method().equals(HttpMethod.GET)
                ? request.send()
                : request.putHeader("Content-Type", "application/json").send(Buffer.buffer(call.payload()));
        response.compose(answer -> answer.body().map(body -> readAnswer(call, answer, body)))
                .recover(cause -> Future.succeededFuture(
                        AnswerReader.noUsableAnswer(call.write(), System.currentTimeMillis(), cause)))
                .onComplete(outcome);
    }

    private void sign(Call call, HttpClientRequest request, RequestSigner requestSigner) {
        long timestampMs = clock.serverTimeMs();
        request.putHeader("X-BAPI-API-KEY", requestSigner.key())
                .putHeader("X-BAPI-TIMESTAMP", Long.toString(timestampMs))
                .putHeader("X-BAPI-RECV-WINDOW", Long.toString(settings.receiveWindowMs()))
                .putHeader(
                        "X-BAPI-SIGN",
                        requestSigner.signRequest(timestampMs, settings.receiveWindowMs(), call.payload()));
    }

    private static Outcome<Answer> readAnswer(Call call, HttpClientResponse response, Buffer body) {
        return AnswerReader.read(
                response.statusCode(),
                body.toString(StandardCharsets.UTF_8),
                resetTimeMs(response),
                call.write(),
                System.currentTimeMillis());
    }

    private static long resetTimeMs(HttpClientResponse response) {
        String text = response.getHeader("X-Bapi-Limit-Reset-Timestamp");
        boolean isTime = text != null && text.matches("[0-9]{1,18}");
        return isTime ? Long.parseLong(text) : 0;
    }
}
