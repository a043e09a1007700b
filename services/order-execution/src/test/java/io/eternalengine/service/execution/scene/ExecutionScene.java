package io.eternalengine.service.execution.scene;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Message;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.kit.probe.KafkaProbe;
import io.eternalengine.kit.probe.PackagedService;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.testkit.Infrastructure;
import io.eternalengine.testkit.TestDatabase;
import io.eternalengine.topics.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * Packaged order execution between a packaged simulator, real Kafka, PostgreSQL and Redis, and a test that plays risk and
 * market data. One scene serves all tests of a JVM; each takes accounts that no other has touched.
 */
public final class ExecutionScene implements AutoCloseable {
    public static final String REST = "rest";
    /** From one slice of an order to the next, in market time. */
    public static final Duration SLICE_INTERVAL = Duration.ofSeconds(10);

    /** In market time, too. */
    public static final Duration LONGEST_TWAP = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Exchange exchange;
    private final List<PackagedService> lives = new ArrayList<>();
    private final KafkaProbe kafka = new KafkaProbe();
    private final StoppableRedis redis = new StoppableRedis();
    private final TestDatabase database = Infrastructure.shared().freshDatabase();
    private final PackagedSimulator venue;
    private final Path credentials;
    private final RiskAndMarket surroundings;
    private String orderEntry = REST;

    public ExecutionScene(Exchange exchange) throws IOException {
        this.exchange = exchange;
        this.venue = exchange.simulator();
        credentials = Files.createTempFile("credentials-", ".properties");
        Files.writeString(credentials, PackagedSimulator.credentials(Exchange.SERVED));
        redis.start();
        surroundings = new RiskAndMarket(kafka, venue);
        startService();
    }

    /** An account with 40 000 USDT that no other test uses. */
    public String nextAccount() {
        return exchange.nextServedAccount();
    }

    /** Likewise, in which perpetuals are traded. */
    public String nextAccountOfPerpetuals() {
        return exchange.nextAccountOfPerpetuals();
    }

    public PackagedSimulator venue() {
        return venue;
    }

    public RiskAndMarket surroundings() {
        return surroundings;
    }

    public StoppableRedis redis() {
        return redis;
    }

    public KafkaProbe kafka() {
        return kafka;
    }

    /** Starts order execution and waits until it is ready and has received prices. */
    public void startService() {
        var service = PackagedService.start(configuration());
        lives.add(service);
        var ready = HttpRequest.newBuilder(URI.create(service.awaitUrl() + "/q/health/ready"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            await("readiness", () -> http.send(ready, BodyHandlers.ofString()).statusCode() == 200);
        }
        surroundings.publishPrices();
    }

    /** Has orders sent on this way from now on, {@code rest} or {@code websocket}, in a new life of order execution if need be. */
    public void sendBy(String way) {
        if (!way.equals(orderEntry)) {
            orderEntry = way;
            killService();
            startService();
        }
    }

    /** Ends order execution as a power cut would. */
    public void killService() {
        lives.getLast().kill();
    }

    /** What the present life answers at its metrics endpoint. */
    public String metrics() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(lives.getLast().awaitUrl() + "/q/metrics"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body().replace(",}", "}");
        }
    }

    /** What order execution has printed in all its lives. */
    public String output() {
        return lives.stream().map(PackagedService::output).collect(Collectors.joining("\n"));
    }

    /** The configuration of the present life. */
    public Map<String, String> configuration() {
        return configuration(database);
    }

    /** The configuration with another database. */
    public Map<String, String> configuration(TestDatabase other) {
        return Map.ofEntries(
                Map.entry("eternal.venue.rest-url", "http://" + venue.hostAndPort()),
                Map.entry("eternal.venue.public-websocket-url", "ws://" + venue.hostAndPort() + "/v5/public"),
                Map.entry("eternal.venue.private-websocket-url", "ws://" + venue.hostAndPort() + "/v5/private"),
                Map.entry("eternal.venue.trade-websocket-url", "ws://" + venue.hostAndPort() + "/v5/trade"),
                Map.entry("eternal.execution.order-entry", orderEntry),
                Map.entry("eternal.venue.credentials-file", credentials.toString()),
                Map.entry("eternal.venue.accounts", String.join(",", Exchange.ACCOUNTS)),
                // So often that all accounts together stay well below what the exchange allows an address.
                Map.entry("eternal.execution.reconcile-every", "4S"),
                Map.entry("eternal.execution.unreachable-tries", "2"),
                // The market's time stands still between tests, so all that an account opens is within one window.
                Map.entry("eternal.execution.opening-window-fraction", "0.75"),
                Map.entry("eternal.execution.perpetual-accounts", String.join(",", Exchange.OF_PERPETUALS)),
                Map.entry("eternal.execution.twap.from-value", Commands.SPLIT_FROM),
                Map.entry("eternal.execution.twap.largest-slice", Commands.LARGEST_SLICE),
                Map.entry("eternal.execution.twap.interval", SLICE_INTERVAL.toString()),
                Map.entry("eternal.execution.twap.longest", LONGEST_TWAP.toString()),
                Map.entry("eternal.execution.twap.engines", "TREND,TACTICAL"),
                Map.entry("quarkus.redis.hosts", redis.url()),
                Map.entry("quarkus.datasource.jdbc.url", other.jdbcUrl()),
                Map.entry("quarkus.datasource.username", other.user()),
                Map.entry("quarkus.datasource.password", other.password()));
    }

    /** Sends the command as risk does, and answers where it went. */
    public Position send(PlaceOrder command) {
        return kafka.send(new OutboundRecord(Topic.ORDER_COMMANDS, command.getAccount(), command));
    }

    /** Sends the command and waits until its order has ended; then the last word about it. */
    public OrderStateChanged execute(PlaceOrder command) {
        send(command);
        return awaitEnd(command);
    }

    public OrderStateChanged awaitEnd(PlaceOrder command) {
        await("the end of " + command.getIntentId(), () -> isEnded(command));
        return events(command).getLast();
    }

    /** Everything published of an order, in its order. */
    public List<OrderStateChanged> events(PlaceOrder command) {
        return messages(Topic.ORDER_EVENTS, OrderStateChanged.class).stream()
                .filter(event -> event.getIntentId().equals(command.getIntentId()))
                .toList();
    }

    public boolean isIn(PlaceOrder command, OrderState state) {
        return events(command).stream().anyMatch(event -> event.getState() == state);
    }

    public boolean isEnded(PlaceOrder command) {
        return events(command).stream().anyMatch(event -> isEnd(event.getState()));
    }

    public static boolean isEnd(OrderState state) {
        return switch (state) {
            case ORDER_STATE_FILLED, ORDER_STATE_CANCELLED, ORDER_STATE_REJECTED, ORDER_STATE_EXPIRED -> true;
            case ORDER_STATE_CREATED,
                    ORDER_STATE_VALIDATED,
                    ORDER_STATE_SUBMITTED,
                    ORDER_STATE_ACKNOWLEDGED,
                    ORDER_STATE_OPEN,
                    ORDER_STATE_PARTIALLY_FILLED,
                    ORDER_STATE_UNSPECIFIED,
                    UNRECOGNIZED -> false;
        };
    }

    public List<ExecutionReported> executions(PlaceOrder command) {
        return messages(Topic.EXECUTIONS, ExecutionReported.class).stream()
                .filter(execution -> execution.getIntentId().equals(command.getIntentId()))
                .toList();
    }

    public List<AlertRaised> alerts(String subject) {
        return messages(Topic.ALERTS, AlertRaised.class).stream()
                .filter(alert -> alert.getSubject().equals(subject))
                .toList();
    }

    /** The last books of an account that were reported. */
    public AccountSnapshot books(String account) {
        return messages(Topic.ACCOUNT_SNAPSHOTS, AccountSnapshot.class).stream()
                .filter(snapshot -> snapshot.getAccount().equals(account))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** What the account holds by the ledger, without what it has nothing of. */
    public SortedMap<String, Decimal> ledger(String account) {
        var amounts = new TreeMap<String, Decimal>();
        books(account)
                .getBalancesList()
                .forEach(balance -> amounts.put(balance.getAsset(), Decimal.of(balance.getAmount())));
        amounts.values().removeIf(Decimal::isZero);
        return amounts;
    }

    /** What the account holds by the exchange's books, without what it has nothing of. */
    public SortedMap<String, Decimal> wallet(String account) {
        var amounts = new TreeMap<String, Decimal>();
        venue.get("/admin/v1/accounts")
                .path("accounts")
                .path(account)
                .path("balances")
                .properties()
                .forEach(balance -> amounts.put(
                        balance.getKey(), Decimal.of(balance.getValue().asText())));
        amounts.values().removeIf(Decimal::isZero);
        return amounts;
    }

    /** The position in the perpetual of BTC as the exchange has it. */
    public JsonNode positionOf(String account) {
        return venue.get("/admin/v1/accounts")
                .path("accounts")
                .path(account)
                .path("positions")
                .path(RiskAndMarket.PERPETUAL.symbol());
    }

    public static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(PATIENCE).until(condition);
    }

    @Override
    public void close() throws IOException {
        surroundings.close();
        lives.forEach(PackagedService::close);
        redis.close();
        kafka.close();
        Files.delete(credentials);
    }

    private <M extends Message> List<M> messages(Topic topic, Class<M> type) {
        return kafka.messages(topic, type);
    }
}
