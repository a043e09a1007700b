package io.eternalengine.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A venue under test: signed and unsigned requests, streams, and its clock. */
public final class Venue implements AutoCloseable {
    static final String WINDOW_MS = "5000";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINK_ID_RADIX = 36;

    private final Address address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String run = Long.toString(System.currentTimeMillis(), LINK_ID_RADIX);
    private int lastLink;

    /** A venue at an address; nothing is asked yet. */
    public Venue(Address address) {
        this.address = address;
    }

    Address address() {
        return address;
    }

    Signed signed() {
        return new Signed(address.key(), address.secret(), 0, WINDOW_MS, "");
    }

    /** An order link id that no other run and no other case uses. */
    String newLinkId() {
        return "by-" + run + "-" + ++lastLink;
    }

    /** A public request. */
    Reply get(String pathAndQuery) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(pathAndQuery)));
    }

    /** A signed read. */
    Reply read(String pathAndQuery) throws IOException, InterruptedException {
        return read(pathAndQuery, signed());
    }

    Reply read(String pathAndQuery, Signed signed) throws IOException, InterruptedException {
        String query = pathAndQuery.contains("?") ? pathAndQuery.substring(pathAndQuery.indexOf('?') + 1) : "";
        return send(sign(HttpRequest.newBuilder(uri(pathAndQuery)), query, signed));
    }

    /** A signed write of a JSON object. */
    Reply write(String path, Map<String, ?> fields) throws IOException, InterruptedException {
        return write(path, JSON.writeValueAsString(fields));
    }

    Reply write(String path, String body) throws IOException, InterruptedException {
        return send(sign(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                body,
                signed()));
    }

    /** A connection to {@code /v5/private} or {@code /v5/public/…}. */
    Stream stream(String path) {
        return Stream.open(http, URI.create(address.streams() + path));
    }

    /** The statuses of so many public requests that are sent together. */
    List<Integer> statuses(String pathAndQuery, int times) {
        HttpRequest request =
                HttpRequest.newBuilder(uri(pathAndQuery)).timeout(PATIENCE).build();
        List<CompletableFuture<Integer>> sent = IntStream.range(0, times)
                .mapToObj(i -> http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    /** The status with which a connection is opened, 101, or refused; it is closed at once. */
    int handshake(String path) {
        return Stream.handshake(http, URI.create(address.streams() + path));
    }

    /** Lets market time pass: steps a simulator, waits at an exchange. */
    void letPass(Duration time) throws IOException, InterruptedException {
        if (address.steppedBy().isEmpty()) {
            Thread.sleep(time);
            return;
        }
        SimulatorClock clock = address.steppedBy().get();
        long nowMs =
                send(admin(clock, "/admin/v1/status")).body().required("nowMs").asLong();
        send(admin(clock, "/admin/v1/clock/advance")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"toMs\":" + (nowMs + time.toMillis()) + "}")));
    }

    private static HttpRequest.Builder admin(SimulatorClock clock, String path) {
        return HttpRequest.newBuilder(clock.admin().resolve(path)).header("Authorization", "Bearer " + clock.token());
    }

    private HttpRequest.Builder sign(HttpRequest.Builder request, String sent, Signed signed) {
        String timestamp = Long.toString(System.currentTimeMillis() - signed.agoMs());
        String payload = signed.payload().isEmpty() ? sent : signed.payload();
        String text = timestamp + signed.key() + signed.windowMs() + payload;
        request.header("X-BAPI-API-KEY", signed.key())
                .header("X-BAPI-TIMESTAMP", timestamp)
                .header("X-BAPI-SIGN", Signature.of(signed.secret(), text));
        return signed.windowMs().isEmpty() ? request : request.header("X-BAPI-RECV-WINDOW", signed.windowMs());
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        Thread.sleep(address.pauseMs());
        HttpResponse<String> response =
                http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(response.headers(), parse(response.body()));
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Violation("this is not JSON: " + text);
        }
    }

    private URI uri(String pathAndQuery) {
        return URI.create(address.rest() + pathAndQuery);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
