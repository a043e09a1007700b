package io.eternalengine.local.fleet.status;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What reporting knows of the portfolio.
 *
 * @param asOf hour that risk valued last; null until it has valued one
 * @param equity in USDT, over all accounts; null, as the figures behind it, until risk has reported
 * @param drawdown of the unit value, as a fraction
 * @param halts in force
 * @param reportingLag records that reporting has not applied yet; null while it cannot ask the broker
 */
public record Portfolio(
        @Nullable String asOf,
        @Nullable BigDecimal equity,
        @Nullable BigDecimal drawdown,
        @Nullable BigDecimal maxDrawdown,
        int breakerLevel,
        List<Halt> halts,
        long openOrders,
        @Nullable Long reportingLag) {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /**
     * One halt.
     *
     * @param scope as an operator writes it
     * @param by who asked for it; empty when the system did
     */
    public record Halt(String scope, String reason, String by) {}

    public Portfolio {
        halts = List.copyOf(halts);
    }

    /** Asks reporting; empty when it does not answer. */
    static Optional<Portfolio> ask(String dashboardUrl, HttpClient http) {
        if (dashboardUrl.isEmpty()) {
            return Optional.empty();
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(dashboardUrl + "/api/summary"))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(of(JSON.readTree(answer.body()))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static Portfolio of(JsonNode summary) {
        JsonNode risk = summary.path("risk");
        List<Halt> halts = new ArrayList<>();
        summary.path("halts")
                .forEach(halt -> halts.add(new Halt(
                        halt.path("scope").asText(),
                        halt.path("reason").asText(),
                        halt.path("people").asText())));
        JsonNode lag = summary.path("lag").path("records");
        return new Portfolio(
                asOf(risk.path("asOf").asText()),
                decimal(risk, "equity"),
                decimal(risk, "drawdown"),
                decimal(risk, "maxDrawdown"),
                summary.path("breaker").path("level").asInt(),
                halts,
                summary.path("counts").path("ordersOpen").asLong(),
                lag.isNumber() ? lag.asLong() : null);
    }

    /** Risk that has valued no hour yet dates its picture to the beginning of time. */
    private static @Nullable String asOf(String text) {
        return text.isEmpty() || text.startsWith("1970-") ? null : text;
    }

    private static @Nullable BigDecimal decimal(JsonNode node, String field) {
        return node.hasNonNull(field) ? new BigDecimal(node.get(field).asText()) : null;
    }
}
