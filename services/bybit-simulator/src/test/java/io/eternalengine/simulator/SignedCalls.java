package io.eternalengine.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed requests as any client of the exchange would send them, without the project's own client. */
final class SignedCalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WINDOW = "5000";

    private final String baseUrl;
    private final String key;
    private final String secret;
    private final HttpClient http = HttpClient.newHttpClient();

    SignedCalls(String baseUrl, String key, String secret) {
        this.baseUrl = baseUrl;
        this.key = key;
        this.secret = secret;
    }

    static SignedCalls of(RunningSimulator simulator, String account) {
        return new SignedCalls(simulator.baseUrl(), "demo-key-" + account, "demo-secret-" + account);
    }

    JsonNode get(String path, String query) {
        return json(getResponse(path, query));
    }

    HttpResponse<String> getResponse(String path, String query) {
        return send(
                signed(path + "?" + query, query, System.currentTimeMillis()).GET());
    }

    /** Sends a body whose double quotes may be written as single ones. */
    JsonNode post(String path, String body) {
        return json(postResponse(path, body));
    }

    HttpResponse<String> postResponse(String path, String body) {
        String text = body.replace('\'', '"');
        return send(signed(path, text, System.currentTimeMillis()).POST(HttpRequest.BodyPublishers.ofString(text)));
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder signed(String pathAndQuery, String payload, long timestampMs) {
        return HttpRequest.newBuilder(URI.create(baseUrl + pathAndQuery))
                .timeout(Duration.ofSeconds(20))
                .header("X-BAPI-API-KEY", key)
                .header("X-BAPI-TIMESTAMP", Long.toString(timestampMs))
                .header("X-BAPI-RECV-WINDOW", WINDOW)
                .header("X-BAPI-SIGN", hmac(timestampMs + key + WINDOW + payload));
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
