package io.eternalengine.local.fleet.venue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.local.processes.StackFailure;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Client of the simulator's admin API. */
public final class VenueAdmin {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String simulatorUrl;
    private final String baseUrl;
    private final String authorization;

    /**
     * @param simulatorUrl base URL of the simulator
     * @param token what the admin API asks for
     */
    public VenueAdmin(String simulatorUrl, String token) {
        this.simulatorUrl = simulatorUrl;
        this.authorization = "Bearer " + token;
        this.baseUrl = simulatorUrl + "/admin/v1/";
    }

    /** Where the market's clock stands. */
    public JsonNode status() {
        return get("status");
    }

    /** Market time at which playing starts. */
    public long startMs() {
        return status().required("startMs").asLong();
    }

    /**
     * Moves the market's clock forward; answers when all that happened on the way has happened.
     *
     * @return how many trades there ever were
     */
    public long advance(long toMs) {
        return post("clock/advance", "{\"toMs\":" + toMs + "}")
                .required("trades")
                .asLong();
    }

    /** Lets the clock run at a multiple of real time. */
    public void play(BigDecimal speed) {
        post("clock/play", "{\"speed\":" + speed.toPlainString() + "}");
    }

    /** Reads one of the books: accounts, orders, executions, summary. */
    public JsonNode get(String what) {
        return send(admin(what).GET(), what);
    }

    /** Whether the history has the hourly candle of a market that starts at a time. */
    public boolean hasCandle(InstrumentId market, long openMs) {
        String query = "/v5/market/kline?category=" + categoryOf(market) + "&symbol=" + market.symbol()
                + "&interval=60&start=" + openMs + "&end=" + openMs + "&limit=1";
        JsonNode candles = send(HttpRequest.newBuilder(URI.create(simulatorUrl + query)), query)
                .path("result")
                .path("list");
        for (JsonNode candle : candles) {
            if (candle.path(0).asText().equals(Long.toString(openMs))) {
                return true;
            }
        }
        return false;
    }

    /** The smallest step of a perpetual's quantity, in the base coin. */
    public BigDecimal quantityStep(InstrumentId market) {
        return new BigDecimal(
                instrument(market).path("lotSizeFilter").required("qtyStep").asText());
    }

    /** Those among the given markets that are listed: history may be older than a perpetual. */
    public Set<InstrumentId> listed(Collection<InstrumentId> markets) {
        return markets.stream()
                .filter(market -> !instrument(market).isMissingNode())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As the exchange's requests name it. */
    private static String categoryOf(InstrumentId market) {
        return market.category().name().toLowerCase(Locale.ROOT);
    }

    private JsonNode instrument(InstrumentId market) {
        String query = "/v5/market/instruments-info?category=" + categoryOf(market) + "&symbol=" + market.symbol();
        return send(HttpRequest.newBuilder(URI.create(simulatorUrl + query)), query)
                .path("result")
                .path("list")
                .path(0);
    }

    private JsonNode post(String what, String body) {
        return send(
                admin(what).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)),
                what);
    }

    private HttpRequest.Builder admin(String what) {
        return HttpRequest.newBuilder(URI.create(baseUrl + what)).header("Authorization", authorization);
    }

    private JsonNode send(HttpRequest.Builder request, String what) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new StackFailure(
                        "The simulator answered " + response.statusCode() + " to " + what + ": " + response.body());
            }
            return response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new StackFailure("The simulator did not answer to " + what + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while asking the simulator for " + what, e);
        }
    }
}
