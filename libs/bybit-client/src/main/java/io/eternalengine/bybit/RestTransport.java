package io.eternalengine.bybit;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests and reads answers, all on one event loop.
 *
 * <p>It uses Vert.x's HTTP client directly rather than the Web Client: only there is a point between "a connection is at
 * hand" and "the first byte is written", at which a request is signed and a caller's gate is asked for the last time.
 */
final class RestTransport implements RequestTransport {

    private final HttpClient http;
    private final BybitEndpoints endpoints;
    private final @Nullable RequestSigner signer;
    private final ClientSettings settings;
    private final ServerClock clock;
    private final LimitedSending limits;
    private final Supplier<Future<?>> measureClock;
    /** Whether public reads go to the other address; on the event loop only. */
    private boolean turnedAway;

    private volatile Consumer<SkippedRow> skippedRows = ignored -> {};

    /** {@code measureClock} is called when the exchange refused a timestamp; the refusal is reported once it is done. */
    RestTransport(
            Vertx vertx,
            BybitEndpoints endpoints,
            @Nullable BybitCredentials credentials,
            ClientSettings settings,
            ServerClock clock,
            RateLimits limits,
            Supplier<Future<?>> measureClock) {
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(settings.mostConnections())
                .setKeepAliveTimeout(20)
                .setTcpNoDelay(true));
        this.endpoints = endpoints;
        this.signer = credentials == null ? null : new RequestSigner(credentials);
        this.settings = settings;
        this.clock = clock;
        this.limits = new LimitedSending(
                ((VertxInternal) vertx).createEventLoopContext(),
                limits,
                credentials == null ? AddressUse::of : AddressUse::ofAccount);
        this.measureClock = measureClock;
    }

    /** Reports rows that cannot be read; on the event loop, so it must not block. */
    void onSkippedRow(Consumer<SkippedRow> newListener) {
        skippedRows = newListener;
    }

    void skipped(SkippedRow row) {
        skippedRows.accept(row);
    }

    Future<Void> close() {
        return http.close();
    }

    @Override
    public Future<Outcome<Answer>> send(ExchangeRequest call) {
        if (call.signed() && signer == null) {
            return Future.failedFuture(new IllegalStateException(call.path() + " needs credentials"));
        }
        return limits.whenAdmitted(call, this::connectAndWrite);
    }

    /** What changes nothing and is nobody's may be asked for at either address: the one that does not answer is left. */
    private void connectAndWrite(ExchangeRequest call, Promise<Outcome<Answer>> outcome) {
        URI other = endpoints.otherRestUrl();
        if (other == null || call.signed() || call.isWrite()) {
            connectAndWrite(call, endpoints.restUrl(), outcome);
            return;
        }
        URI first = turnedAway ? other : endpoints.restUrl();
        URI second = turnedAway ? endpoints.restUrl() : other;
        Promise<Outcome<Answer>> tried = Promise.promise();
        connectAndWrite(call, first, tried);
        tried.future()
                .onSuccess(answer -> {
                    if (AnswerReader.isUnanswered(answer)) {
                        // Of reads that failed together the second one must not turn back.
                        turnedAway = first.equals(endpoints.restUrl());
                        connectAndWrite(call, second, outcome);
                    } else {
                        outcome.complete(answer);
                    }
                })
                .onFailure(outcome::fail);
    }

    private void connectAndWrite(ExchangeRequest call, URI address, Promise<Outcome<Answer>> outcome) {
        http.request(options(call, address))
                .onSuccess(request -> writeAndRead(call, request, outcome))
                .onFailure(cause -> outcome.complete(new Outcome.NotSent<>(
                        Outcome.NotSentReason.NO_CONNECTION, String.valueOf(cause.getMessage()))));
    }

    private RequestOptions options(ExchangeRequest call, URI address) {
        boolean hasQuery = !call.isWrite() && !call.payload().isEmpty();
        return new RequestOptions()
                .setMethod(call.method())
                .setAbsoluteURI(address + call.path() + (hasQuery ? "?" + call.payload() : ""))
                .setConnectTimeout(settings.connectTimeoutMs());
    }

    private void writeAndRead(ExchangeRequest call, HttpClientRequest request, Promise<Outcome<Answer>> outcome) {
        try {
            Optional<RequestStamp> stamp = RequestStamp.of(call, clock, settings);
            if (stamp.isEmpty()) {
                request.reset();
                outcome.complete(RequestStamp.gateClosed());
                return;
            }
            if (call.signed() && signer != null) {
                sign(call, stamp.get(), request, signer);
            }
        } catch (RuntimeException e) {
            request.reset();
            outcome.fail(e);
            return;
        }
        request.idleTimeout(settings.answerTimeoutMs());
        Future<HttpClientResponse> response = call.isWrite()
                ? request.putHeader("Content-Type", "application/json").send(Buffer.buffer(call.payload()))
                : request.send();
        response.compose(answer -> answer.body().map(body -> readAnswer(call, answer, body)))
                .recover(cause -> Future.succeededFuture(AnswerReader.Reading.of(
                        AnswerReader.noUsableAnswer(call.isWrite(), System.currentTimeMillis(), cause))))
                .compose(this::withClockSetRight)
                .onComplete(outcome);
    }

    private static void sign(
            ExchangeRequest call, RequestStamp stamp, HttpClientRequest request, RequestSigner requestSigner) {
        request.putHeader("X-BAPI-API-KEY", requestSigner.key())
                .putHeader("X-BAPI-TIMESTAMP", Long.toString(stamp.timestampMs()))
                .putHeader("X-BAPI-RECV-WINDOW", Long.toString(stamp.receiveWindowMs()))
                .putHeader(
                        "X-BAPI-SIGN",
                        requestSigner.signRequest(stamp.timestampMs(), stamp.receiveWindowMs(), call.payload()));
    }

    private AnswerReader.Reading readAnswer(ExchangeRequest call, HttpClientResponse response, Buffer body) {
        AnswerReader.Reading reading = AnswerReader.read(
                response.statusCode(),
                body.toString(StandardCharsets.UTF_8),
                LimitHeaders.resetTimeMs(response.headers()),
                call.isWrite(),
                System.currentTimeMillis());
        limits.answered(
                call.group(), response.statusCode(), response.headers(), clock.serverTimeMs(), reading.outcome());
        return reading;
    }

    private Future<Outcome<Answer>> withClockSetRight(AnswerReader.Reading reading) {
        return reading.clockRefused()
                ? measureClock.get().transform(measured -> Future.succeededFuture(reading.outcome()))
                : Future.succeededFuture(reading.outcome());
    }
}
