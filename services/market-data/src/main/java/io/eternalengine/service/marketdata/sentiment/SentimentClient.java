package io.eternalengine.service.marketdata.sentiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.domain.model.TextRules;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Asks for the newest value of the index, in the form in which alternative.me publishes it. */
public final class SentimentClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long TIME_OUT_MS = 5_000;
    private static final int LONGEST_BODY = 64 * 1_024;
    private static final long MS_PER_SECOND = 1_000;
    private static final int OK = 200;

    private final HttpClient http;
    private final URI address;

    public SentimentClient(Vertx vertx, URI address) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) TIME_OUT_MS).setMaxPoolSize(1));
        this.address = address;
    }

    /** The newest value; empty when the publisher has none. Fails with one sentence when the answer breaks a rule. */
    public Future<Optional<Sentiment>> newest() {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(address.toString())
                .setTimeout(TIME_OUT_MS);
        return http.request(options)
                .compose(request -> request.send())
                .compose(response -> response.statusCode() == OK
                        ? body(response)
                        : Future.failedFuture(
                                new IllegalArgumentException("the answer has status " + response.statusCode())))
                .map(SentimentClient::read);
    }

    /** No more of the body is taken than an answer may have. */
    private static Future<Buffer> body(HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > LONGEST_BODY) {
                whole.tryFail("the answer is longer than " + LONGEST_BODY + " bytes");
                response.request().reset();
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(ended -> whole.tryComplete(body));
        return whole.future();
    }

    static Optional<Sentiment> read(Buffer body) {
        JsonNode data = parsed(body).path("data");
        if (!data.isArray()) {
            throw new IllegalArgumentException("the answer has no list named data");
        }
        return data.isEmpty() ? Optional.empty() : Optional.of(sentiment(data.path(0)));
    }

    private static Sentiment sentiment(JsonNode newest) {
        long value = whole(newest, "value");
        long publishedSeconds = whole(newest, "timestamp");
        return new Sentiment(Math.toIntExact(value), Math.multiplyExact(publishedSeconds, MS_PER_SECOND));
    }

    private static long whole(JsonNode entry, String field) {
        String text = entry.path(field).asText();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    field + " is \"" + TextRules.printable(text, TextRules.LONGEST_SCOPE_NAME)
                            + "\": must be a whole number",
                    e);
        }
    }

    private static JsonNode parsed(Buffer body) {
        try {
            return JSON.readTree(body.getBytes());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the answer is no JSON", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the answer cannot be read", e);
        }
    }
}
