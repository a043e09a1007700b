package io.eternalengine.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.simulator.admin.AdminAccess;
import io.eternalengine.venue.OrderHandling;
import io.eternalengine.venue.market.FundingIntervals;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A simulator of a generated market behind a real server on a free port of the loopback, and clients for it. */
public final class RunningSimulator implements AutoCloseable {

    public static final String ACCOUNT = "CORE-HODL";
    public static final long HOUR_MS = 3_600_000;
    public static final long FROM_MS = 1_704_067_200_000L;

    public static final String ADMIN_TOKEN = "a-token-of-the-tests";

    private static final AddressQuota NO_QUOTA = new AddressQuota(0, 0, Duration.ofMinutes(10));
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx = Vertx.vertx();
    private final Simulator simulator;
    private final SimulatorRoutes routes;
    private final HttpServer server;
    private final HttpClient admin = HttpClient.newHttpClient();

    public RunningSimulator() {
        this(new Setup());
    }

    /** A simulator whose orders meet only the depth that it shows, when {@code boundedDepth}. */
    public RunningSimulator(boolean boundedDepth, boolean enforceRateLimits) {
        this(boundedDepth, enforceRateLimits, Optional.empty(), Optional.empty(), OrderHandling.DEFAULT);
    }

    /** A simulator with keys, a scenario or a latency of its own. */
    public RunningSimulator(
            boolean boundedDepth,
            boolean enforceRateLimits,
            Optional<Path> credentials,
            Optional<Path> scenario,
            OrderHandling handling) {
        this(new Setup(boundedDepth, enforceRateLimits, credentials, scenario, handling));
    }

    /** What differs from test to test. */
    public static final class Setup {
        private final boolean boundedDepth;
        private final boolean enforceRateLimits;
        private final Optional<Path> credentials;
        private final OrderHandling handling;
        private Optional<Path> scenario;
        private BigDecimal secondFilled = BigDecimal.ZERO;
        private FundingIntervals funding = FundingIntervals.USUAL;
        private AddressQuota quota = NO_QUOTA;
        private StreamLimits streams = StreamLimits.ofTotal(64 << 20, StreamLimits.EXCHANGE_SILENCE);

        public Setup() {
            this(false, false, Optional.empty(), Optional.empty(), OrderHandling.DEFAULT);
        }

        private Setup(
                boolean boundedDepth,
                boolean enforceRateLimits,
                Optional<Path> credentials,
                Optional<Path> scenario,
                OrderHandling handling) {
            this.boundedDepth = boundedDepth;
            this.enforceRateLimits = enforceRateLimits;
            this.credentials = credentials;
            this.scenario = scenario;
            this.handling = handling;
        }

        public Setup with(AddressQuota other) {
            quota = other;
            return this;
        }

        public Setup with(StreamLimits other) {
            streams = other;
            return this;
        }

        public Setup with(FundingIntervals other) {
            funding = other;
            return this;
        }

        public Setup withScenario(Path file) {
            scenario = Optional.of(file);
            return this;
        }

        public Setup withSecondFilled(String fraction) {
            secondFilled = new BigDecimal(fraction);
            return this;
        }
    }

    /** A simulator as its setup says. */
    public RunningSimulator(Setup setup) {
        this(settings(setup));
    }

    private static SimulatorSettings settings(Setup setup) {
        Map<String, BigDecimal> accounts = new LinkedHashMap<>();
        accounts.put(ACCOUNT, new BigDecimal("0.60"));
        accounts.put("TREND-1", new BigDecimal("0.40"));
        return new SimulatorSettings(
                Optional.empty(),
                7,
                FROM_MS,
                FROM_MS + 24 * 20 * HOUR_MS,
                24 * HOUR_MS,
                List.of("BTCUSDT", "ETHUSDT"),
                new BigDecimal("50000"),
                accounts,
                setup.credentials,
                BigDecimal.TWO,
                BigDecimal.ONE,
                HOUR_MS,
                setup.boundedDepth,
                new BigDecimal("20000"),
                setup.enforceRateLimits,
                1,
                setup.scenario,
                Optional.empty(),
                setup.handling,
                setup.secondFilled,
                setup.funding,
                setup.quota,
                setup.streams);
    }

    /** A simulator as its configuration says. */
    RunningSimulator(SimulatorSettings settings) {
        simulator = Simulator.of(settings);
        Router router = Router.router(vertx);
        routes = new SimulatorRoutes(simulator, router, new AdminAccess(ADMIN_TOKEN, Set.of("127.0.0.1", "localhost")));
        if (routes.connections() != 0) {
            throw new IllegalStateException("a new server has no connections");
        }
        server = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    /** The servers behind the port. */
    public SimulatorRoutes routes() {
        return routes;
    }

    public Vertx vertx() {
        return vertx;
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    public BybitEndpoints endpoints() {
        return BybitEndpoints.onOneHost("127.0.0.1:" + server.actualPort());
    }

    public static BybitCredentials credentials(String account) {
        return new BybitCredentials("demo-key-" + account, "demo-secret-" + account);
    }

    public BybitRestClient client() {
        return client(credentials(ACCOUNT), ClientSettings.DEFAULT);
    }

    public BybitRestClient client(@Nullable BybitCredentials credentials, ClientSettings settings) {
        return new BybitRestClient(vertx, endpoints(), credentials, settings);
    }

    /** Steps market time to so many hours after the start. */
    public JsonNode advanceToHour(long hours) {
        return post("/admin/v1/clock/advance", "{\"toMs\":" + (FROM_MS + hours * HOUR_MS) + "}");
    }

    public JsonNode get(String path) {
        return send(asAdmin(path).GET());
    }

    public JsonNode post(String path, String body) {
        return send(asAdmin(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder asAdmin(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + ADMIN_TOKEN);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            String body = admin.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return JSON.readTree(body);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    /** Closes the port while everything else goes on. */
    public void stopListening() {
        await(server.close());
    }

    /** Waits for a future, long enough for a loaded machine. */
    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        simulator.close();
        await(vertx.close());
    }
}
