package io.eternalengine.service.risk;

import com.google.protobuf.MessageLite;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.kit.WallClock;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.kit.probe.KafkaProbe;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.kit.transaction.ShellSettings;
import io.eternalengine.kit.transaction.TransactionalShell;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.risk.BookView;
import io.eternalengine.risk.FeedLimits;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.schemas.v1.ExchangeReported;
import io.eternalengine.schemas.v1.HaltRequested;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.schemas.v1.ResumeRequested;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.topics.ConsumerGroup;
import io.eternalengine.topics.Topic;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The engine in its shell at a real broker, and a test that plays everyone else. */
abstract class RiskScene {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String ACCOUNT = "CORE-HODL";
    static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    static final InstrumentId ETH = InstrumentId.spot("ETHUSDT");
    static final long HOUR_MS = 3_600_000L;
    private static final long START_MS = 1_704_844_800_000L;
    private static final AtomicInteger OWNERS = new AtomicInteger();

    final KafkaProbe kafka = new KafkaProbe();
    final ShellStatus status = new ShellStatus("risk-engine");
    /** The registry that the services have. */
    @SuppressWarnings("deprecation")
    final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    RiskMachine machine = machineOf(RiskParameters.defaults(), OptionalInt.empty());
    final String owner = "risk-scene-" + OWNERS.incrementAndGet();
    private final List<Runnable> endings = new ArrayList<>();
    long nowMs = START_MS;

    @BeforeEach
    void forgetHistory() throws Exception {
        kafka.forgetHistory();
    }

    @AfterEach
    void end() {
        endings.forEach(Runnable::run);
        kafka.close();
    }

    static RiskMachine machineOf(RiskParameters parameters, OptionalInt snapshotFormat) {
        return machineOf(parameters, snapshotFormat, System::nanoTime);
    }

    static RiskMachine machineOf(RiskParameters parameters, OptionalInt snapshotFormat, LongSupplier nanos) {
        return new RiskMachine(parameters, snapshotFormat, nanos, WallClock::nowUs);
    }

    /** Starts the engine, or an engine after it has ended, as the service does; run the answer to end it. */
    Runnable startRisk() {
        var group = ConsumerGroup.RISK;
        var shell = new TransactionalShell<>(
                kafka.connection(group.groupName()),
                new ShellSettings(owner, group.topics(), Topic.RISK_STATE, Optional.empty()),
                machine,
                status,
                new Tracing(OpenTelemetry.noop()),
                meters,
                end -> {});
        Thread thread = Thread.ofPlatform().name(owner).start(shell);
        Runnable ending = () -> {
            shell.stop();
            await("the end of the engine", () -> !thread.isAlive());
        };
        endings.add(ending);
        return ending;
    }

    /** Instruments known, BTC at 40 000, ETH at 2 000, and one BTC and 60 000 USDT held of 100 000 deposited. */
    void fund() {
        fundWithoutBooks();
        book("40000");
        book("2000");
    }

    /** The same, but no order book is known. */
    void fundWithoutBooks() {
        describe(BTC, "BTC");
        describe(ETH, "ETH");
        books("100000", "0");
        candles(40_000);
        await("funding", () -> equity().equals("100000"));
        int valuations = reports().size();
        books("60000", "1");
        await("purchase", () -> reports().size() > valuations);
    }

    /** A deep book around this price: of BTC, or of ETH when it is below 10 000. */
    void book(String price) {
        Decimal bid = Decimal.of(price);
        InstrumentId market = bid.isBelow(Decimal.of(10_000)) ? ETH : BTC;
        Decimal depth = Decimal.of(10_000_000);
        var book = new BookView(market, bid, bid.plus(Decimal.of("0.1")), depth, depth, nowMs);
        send(
                Topic.BOOKS,
                market.symbol(),
                RiskMapping.toWire(book, FeedLimits.defaults().depthBand()));
    }

    Position ticker(InstrumentId market, String price) {
        var ticker = new Ticker(market, nowMs, Decimal.of(price), null, null, null, null, null, 0, 0);
        return send(Topic.TICKERS, market.symbol(), MarketMapping.toWire(ticker));
    }

    void exchange(boolean answers) {
        send(
                Topic.EXCHANGE_REPORTS,
                "exchange",
                ExchangeReported.newBuilder()
                        .setAnswering(answers)
                        .setEventTimeMs(nowMs)
                        .build());
    }

    void books(String usdt, String btc) {
        var amounts = new TreeMap<String, Decimal>();
        amounts.put("USDT", Decimal.of(usdt));
        if (!btc.equals("0")) {
            amounts.put("BTC", Decimal.of(btc));
        }
        var books = new AccountBooks(ACCOUNT, new SpotBalances(amounts), Decimal.of(100_000), nowMs, true, "");
        send(Topic.ACCOUNT_SNAPSHOTS, ACCOUNT, TradingMapping.toWire(books).build());
    }

    /** One candle of each market, an hour later. A fall of BTC by 1 000 is a drawdown of 1 %. */
    void candles(long btcPrice) {
        nowMs += HOUR_MS;
        send(Topic.CANDLES, "BTCUSDT", candle(BTC, btcPrice));
        send(Topic.CANDLES, "ETHUSDT", candle(ETH, 2_000));
    }

    Position halt(RiskScope scope) {
        var halt = HaltRequested.newBuilder().setScope(RiskMapping.scope(scope)).setReason("a test");
        return send(
                Topic.OPERATOR_REQUESTS,
                scope.label(),
                OperatorRequest.newBuilder()
                        .setRequestedBy("alice")
                        .setHalt(halt)
                        .build());
    }

    void resume(RiskScope scope) {
        var resume =
                ResumeRequested.newBuilder().setScope(RiskMapping.scope(scope)).setReason("reviewed");
        send(
                Topic.OPERATOR_REQUESTS,
                scope.label(),
                OperatorRequest.newBuilder()
                        .setRequestedBy("alice")
                        .setResume(resume)
                        .build());
    }

    OrderIntent buy(String intentId, long epoch) {
        return intent(intentId, Side.BUY, new OrderAmount.OfQuote(Decimal.of(1_000)), epoch);
    }

    OrderIntent sell(String intentId, long epoch) {
        return intent(intentId, Side.SELL, new OrderAmount.OfBase(Decimal.of("0.1")), epoch);
    }

    /** What risk says to the intent. */
    RiskVerdict judge(OrderIntent intent) {
        send(Topic.INTENTS, intent.account(), TradingMapping.toWire(intent));
        await("verdict", () -> verdictOn(intent).isPresent());
        return verdictOn(intent).orElseThrow();
    }

    Optional<PlaceOrder> orderOf(OrderIntent intent) {
        return kafka.messages(Topic.ORDER_COMMANDS, PlaceOrder.class).stream()
                .filter(order -> order.getIntentId().equals(intent.intentId()))
                .reduce((one, other) -> {
                    throw new AssertionError("two orders for one intent");
                });
    }

    List<RiskCommand> commands() {
        return kafka.messages(Topic.RISK_COMMANDS, RiskCommand.class);
    }

    void awaitCommands(int count) {
        await(count + " commands", () -> commands().size() >= count);
    }

    /** Waits until the last valuation shows this drawdown. */
    void awaitDrawdown(String drawdown) {
        await(
                "drawdown " + drawdown,
                () -> !reports().isEmpty()
                        && Decimal.of(reports().getLast().getDrawdown()).equals(Decimal.of(drawdown)));
    }

    List<RiskStateReported> reports() {
        return kafka.messages(Topic.RISK_REPORTS, RiskStateReported.class);
    }

    static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(PATIENCE).until(condition);
    }

    private String equity() {
        return reports().isEmpty() ? "" : reports().getLast().getEquity();
    }

    private Optional<RiskVerdict> verdictOn(OrderIntent intent) {
        return kafka.messages(Topic.VERDICTS, RiskVerdict.class).stream()
                .filter(verdict -> verdict.getIntentId().equals(intent.intentId()))
                .findFirst();
    }

    private OrderIntent intent(String intentId, Side side, OrderAmount amount, long epoch) {
        return new OrderIntent(
                intentId,
                EngineId.CORE_HODL,
                ACCOUNT,
                BTC,
                side,
                ExecutionStyle.MARKET,
                amount,
                side == Side.SELL,
                epoch,
                nowMs,
                Decimal.of(40_000),
                "a test");
    }

    Position send(Topic topic, String key, MessageLite message) {
        return kafka.send(new OutboundRecord(topic, key, message));
    }

    private MessageLite candle(InstrumentId id, long price) {
        Decimal p = Decimal.of(price);
        return MarketMapping.toWire(new Candle(id, nowMs - HOUR_MS, HOUR_MS, p, p, p, p, Decimal.ONE));
    }

    void describe(InstrumentId id, String base) {
        var instrument = new Instrument(
                id,
                base,
                "USDT",
                Decimal.of("0.01"),
                Decimal.of("0.000001"),
                Decimal.of("0.000001"),
                Decimal.of(100),
                Decimal.of(5),
                Decimal.of("0.01"));
        send(Topic.INSTRUMENTS, id.symbol(), MarketMapping.toWire(instrument, 0));
    }
}
