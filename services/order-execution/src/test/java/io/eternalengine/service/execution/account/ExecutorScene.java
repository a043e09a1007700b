package io.eternalengine.service.execution.account;

import static org.awaitility.Awaitility.await;

import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.MalformedAnswerException;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.PrivateStreamListener;
import io.eternalengine.bybit.QuantityUnit;
import io.eternalengine.bybit.RateLimits;
import io.eternalengine.bybit.SendGate;
import io.eternalengine.bybit.WalletBalance;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.execution.TwapParameters;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.halt.RiskLink;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.service.execution.journal.Acceptances;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.FreshJournal;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.Outbox;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.scene.PackagedSimulator;
import io.eternalengine.service.execution.scene.Relay;
import io.eternalengine.service.execution.venue.AccountKey;
import io.eternalengine.service.execution.venue.ExchangeAnswers;
import io.eternalengine.service.execution.venue.ExchangeWatch;
import io.eternalengine.service.execution.venue.KeyRules;
import io.eternalengine.service.execution.venue.OrderEntryWay;
import io.eternalengine.service.execution.venue.VenueAccount;
import io.eternalengine.testkit.Infrastructure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The orders of one account with journal and exchange, but without the executor's thread: the test hands over what was received. */
final class ExecutorScene implements PrivateStreamListener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    static final Decimal PRICE = Decimal.of(40_000);
    private static final Decimal FAR_ABOVE = Decimal.of(60_000);
    static final long NOW_MS = 1_704_067_200_000L;
    static final long YEAR_9999_MS = 253_370_764_800_000L;
    static final ExecutionParameters PARAMETERS = new ExecutionParameters(
            Decimal.of("0.005"),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(12),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Decimal.ONE,
            20,
            Duration.ofMinutes(5),
            Duration.ofHours(4),
            Set.of(),
            Decimal.of(2),
            new TwapParameters(
                    Decimal.of(5_000),
                    Decimal.of(1_000),
                    Decimal.of("0.1"),
                    Decimal.of("0.005"),
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(5),
                    Set.of(EngineId.CORE_HODL, EngineId.TREND)),
            new ExchangeWatch(2, Duration.ofSeconds(5)),
            new OpeningCaps(Decimal.of("0.25"), Decimal.of("0.5"), Duration.ofHours(1), Set.of("BTCUSDT")),
            Map.of());

    final List<ExecutorEvent> received = new CopyOnWriteArrayList<>();
    final WorkingOrders work;
    private final Vertx vertx = Vertx.vertx();
    /** Between the account and the exchange's REST interface. */
    final Relay relay;

    final Journal journal;
    final Acceptances acceptances;
    final VenueAccount venue;
    private final Outbox outbox;
    private final MarketView market = market();
    private final RiskLink risk = link();

    /** An account that holds BTC, connected. */
    ExecutorScene(PackagedSimulator simulator, String account) {
        this(simulator, account, NOW_MS);
    }

    /** An account that holds BTC, connected, whose ledger was opened at a time. */
    ExecutorScene(PackagedSimulator simulator, String account, long openedAtMs) {
        FreshJournal fresh = FreshJournal.create();
        outbox = fresh.outbox();
        journal = fresh.journal();
        acceptances = fresh.acceptances();
        relay = new Relay(vertx, simulator.hostAndPort());
        var streams = BybitEndpoints.onOneHost(simulator.hostAndPort());
        venue = new VenueAccount(
                account,
                new AccountKey(new BybitCredentials("demo-key-" + account, "demo-secret-" + account), ""),
                new KeyRules(false, Set.of()),
                vertx,
                new BybitEndpoints(
                        URI.create("http://" + relay.hostAndPort()),
                        streams.publicWebSocketUrl(),
                        streams.privateWebSocketUrl()),
                RateLimits.NONE,
                OrderEntryWay.REST,
                new ExchangeAnswers(2),
                this);
        work = new WorkingOrders(venue, journal, market, PARAMETERS, sender(venue, journal, risk, received::add));
        var _ = venue.measureClockOffset();
        holdBtc("holding-" + openedAtMs);
        openLedger(account, openedAtMs);
        venue.connect();
        await("the stream").atMost(PATIENCE).until(() -> hasReceived(ExecutorEvent.StreamConnected.class::isInstance));
    }

    /** The same numbers for an account in which perpetuals may be opened. */
    static ExecutionParameters ofPerpetuals(String account) {
        return new ExecutionParameters(
                PARAMETERS.slippageCapFraction(),
                PARAMETERS.repriceAfter(),
                PARAMETERS.makerTimeout(),
                PARAMETERS.notFoundWindow(),
                PARAMETERS.quoteFreshFor(),
                PARAMETERS.reconcileEvery(),
                PARAMETERS.dust(),
                PARAMETERS.unreachableTries(),
                PARAMETERS.keyRightsEvery(),
                PARAMETERS.feeRatesEvery(),
                Set.of(account),
                PARAMETERS.leverage(),
                PARAMETERS.twap(),
                PARAMETERS.exchangeWatch(),
                PARAMETERS.caps(),
                Map.of());
    }

    /** A reconciliation of the account as one in which perpetuals may be opened. */
    Reconciliation reconciliationOfPerpetuals() {
        return new Reconciliation(
                venue, journal, acceptances, market, ofPerpetuals(venue.name()), work::book, work.stops());
    }

    /** A reconciliation of the account, as the executor makes one. */
    Reconciliation reconciliation() {
        return new Reconciliation(venue, journal, acceptances, market, PARAMETERS, work::book, work.stops());
    }

    /** Takes a sale of 0.001 BTC and sends it. */
    void sendSale(String account) {
        sendSale(account, ExecutionStyle.MARKET);
    }

    private void sendSale(String account, ExecutionStyle style) {
        send(sale(account, account + ".sale", style));
    }

    /** Takes an order and sends it. */
    void send(ParentOrder order) {
        journal.take(List.of(order), Map.of());
        work.take(order);
        work.advance();
    }

    /** A sale of 0.001 BTC, not yet taken. */
    static ParentOrder sale(String account, String intentId, ExecutionStyle style) {
        return sale(account, intentId, style, "0.001");
    }

    /** A sale of some BTC, not yet taken. */
    static ParentOrder sale(String account, String intentId, ExecutionStyle style, String quantity) {
        return sale(account, intentId, BTC, style, quantity, NOW_MS);
    }

    /** An order of 0.001 BTC on either side, not yet taken; as maker unless it goes to market. */
    static ParentOrder order(String account, String intentId, Side side, boolean toMarket) {
        return order(
                account,
                intentId,
                BTC,
                side,
                toMarket ? ExecutionStyle.MARKET : ExecutionStyle.MAKER_THEN_MARKET,
                new OrderAmount.OfBase(Decimal.of("0.001")),
                NOW_MS);
    }

    /** The first child order of an order of 0.001 BTC, post-only at a price or, where that is empty, at market. */
    static ChildOrder firstChildOrder(ParentOrder order, String limitPrice) {
        return new ChildOrder(
                order.intent().intentId(),
                1,
                limitPrice.isEmpty() ? ChildOrder.Kind.MARKET : ChildOrder.Kind.POST_ONLY,
                order.intent().amount(),
                limitPrice.isEmpty() ? null : Decimal.of(limitPrice),
                ChildOrder.State.SUBMITTED,
                "",
                Decimal.ZERO,
                Decimal.ZERO,
                NOW_MS,
                NOW_MS,
                "");
    }

    /** A sale that was decided at some time, not yet taken. */
    static ParentOrder sale(
            String account,
            String intentId,
            InstrumentId instrument,
            ExecutionStyle style,
            String quantity,
            long decidedAtMs) {
        var amount = new OrderAmount.OfBase(Decimal.of(quantity));
        return order(account, intentId, instrument, Side.SELL, style, amount, decidedAtMs);
    }

    private static ParentOrder order(
            String account,
            String intentId,
            InstrumentId instrument,
            Side side,
            ExecutionStyle style,
            OrderAmount amount,
            long decidedAtMs) {
        var intent = new OrderIntent(
                intentId,
                EngineId.CORE_HODL,
                account,
                instrument,
                side,
                style,
                amount,
                side == Side.SELL,
                0,
                decidedAtMs,
                PRICE,
                "");
        return ParentOrder.created(intent, MessageContext.NONE);
    }

    /** Takes a sale of 0.001 BTC as maker, far above the market, and sends it. */
    void sendPatientSale(String account) {
        market.learn(BTC, new MarketView.Quote(FAR_ABOVE, FAR_ABOVE, NOW_MS));
        sendSale(account, ExecutionStyle.MAKER_THEN_MARKET);
    }

    /** Market time goes on until what rests should be made again. */
    void letGoStale() {
        long laterMs = NOW_MS + PARAMETERS.repriceAfter().toMillis();
        market.learn(BTC, new MarketView.Quote(FAR_ABOVE, FAR_ABOVE, laterMs));
    }

    /** Waits until the stream has reported the execution and the order's end. */
    void awaitStream() {
        awaitReceived(event -> event instanceof ExecutorEvent.OrderReported(OrderReport report)
                && report.status().isClosed());
        awaitReceived(ExecutorEvent.Executed.class::isInstance);
    }

    void awaitAnswer() {
        awaitReceived(ExecutorEvent.Answered.class::isInstance);
    }

    /** As the executor does it. */
    void handle(ExecutorEvent event) {
        switch (event) {
            case ExecutorEvent.OrderTaken taken -> work.take(taken.order());
            case ExecutorEvent.Answered answered -> work.on(answered);
            case ExecutorEvent.OrderReported reported -> work.on(reported.report());
            case ExecutorEvent.Executed executed -> work.book(executed.report());
            case ExecutorEvent.AcceptanceAsked ignored -> {}
            case ExecutorEvent.FeeRatesAnswered ignored -> {}
            case ExecutorEvent.StreamConnected ignored -> work.askAll();
            case ExecutorEvent.RiskCommanded ignored -> work.cancelHalted();
        }
    }

    /** What is published of orders, oldest first. */
    List<OrderStateChanged> published() {
        return publishedOf(OrderStateChanged.class);
    }

    /** What is published of a kind, oldest first. */
    <M> List<M> publishedOf(Class<M> kind) {
        return outbox.after(0, 1).stream()
                .map(enqueued -> enqueued.message().message())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Override
    public void onOrder(OrderReport order) {
        received.add(new ExecutorEvent.OrderReported(order));
    }

    @Override
    public void onExecution(ExecutionReport execution) {
        received.add(new ExecutorEvent.Executed(execution));
    }

    @Override
    public void onWallet(WalletBalance wallet) {}

    @Override
    public void onConnected() {
        received.add(new ExecutorEvent.StreamConnected());
    }

    @Override
    public void onDisconnected(String reason) {}

    @Override
    public void onMalformed(MalformedAnswerException cause) {
        throw cause;
    }

    @Override
    public void close() {
        risk.stop();
        venue.close();
        relay.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void awaitReceived(Predicate<ExecutorEvent> event) {
        await("what the exchange reports").atMost(PATIENCE).until(() -> hasReceived(event));
    }

    /** Waits for the answer to an order and hands it over, and nothing of what the stream reported. */
    void handleAnswerTo(String intentId) {
        awaitReceived(event -> isAnswerTo(event, intentId));
        received.stream().filter(event -> isAnswerTo(event, intentId)).toList().forEach(answer -> {
            received.remove(answer);
            handle(answer);
        });
    }

    private static boolean isAnswerTo(ExecutorEvent event, String intentId) {
        return event instanceof ExecutorEvent.Answered answered
                && answered.childOrder().intentId().equals(intentId);
    }

    /** The state in which an order was published last. */
    String lastStateOf(String intentId) {
        return published().stream()
                .filter(event -> event.getIntentId().equals(intentId))
                .reduce((earlier, later) -> later)
                .map(event -> event.getState().name().substring("ORDER_STATE_".length()))
                .orElse("");
    }

    private boolean hasReceived(Predicate<ExecutorEvent> event) {
        return received.stream().anyMatch(event);
    }

    /** A sale never asks risk, so the link need not be started. */
    static OrderSender sender(VenueAccount venue, Journal journal, Consumer<ExecutorEvent.Answered> answers) {
        return sender(venue, journal, link(), answers);
    }

    private static RiskLink link() {
        return new RiskLink(
                new KafkaConnection(Infrastructure.shared().bootstrapServers(), "executor-scene"),
                new ShellStatus("risk-link"),
                command -> {});
    }

    /** Follows the halt log from now on. */
    void listenToRisk() {
        Thread.ofVirtual().name("risk-link").start(risk);
    }

    /** Waits until a halt is in force here. */
    void awaitHalt(String haltKey, RiskScope scope) {
        await("the halt")
                .atMost(PATIENCE)
                .until(() -> scope.equals(risk.register().halts().get(haltKey)));
    }

    private static OrderSender sender(
            VenueAccount venue, Journal journal, RiskLink risk, Consumer<ExecutorEvent.Answered> answers) {
        return new OrderSender(
                venue,
                journal,
                risk,
                PARAMETERS,
                new Tracing(OpenTelemetry.noop()),
                new ExecutionProbe(new SimpleMeterRegistry()),
                answers);
    }

    private void holdBtc(String orderId) {
        var purchase = OrderRequest.spotMarket(
                BTC.symbol(),
                io.eternalengine.bybit.Side.BUY,
                BigDecimal.valueOf(1_000),
                QuantityUnit.QUOTE_COIN,
                orderId);
        var _ = venue.create(purchase, SendGate.OPEN)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .orElseThrow();
    }

    private void openLedger(String account, long openedAtMs) {
        var amounts = new TreeMap<String, Decimal>();
        venue.wallet()
                .orElseThrow()
                .coins()
                .forEach(coin -> amounts.put(coin.coin(), Decimal.of(coin.walletBalance())));
        journal.open(account, new SpotBalances(amounts), Decimal.of(40_000), openedAtMs);
    }

    static MarketView market() {
        var market = new MarketView();
        market.learn(btc("0.000001"));
        market.learn(BTC, new MarketView.Quote(PRICE, PRICE, NOW_MS));
        return market;
    }

    /** Market data reports another quantity step of BTC. */
    void learnQuantityStep(String step) {
        market.learn(btc(step));
    }

    /** Market data reports another largest market order of BTC. */
    void learnLargestOrder(String quantity) {
        market.learn(btc("0.000001", quantity));
    }

    /** Hands over what is received, and takes orders further, until an order has ended. */
    void workToTheEndOf(String intentId) {
        await("the end of " + intentId).atMost(PATIENCE).until(() -> {
            List.copyOf(received).forEach(event -> {
                received.remove(event);
                handle(event);
            });
            work.advance();
            return OrderState.valueOf(lastStateOf(intentId)).isTerminal();
        });
    }

    private static Instrument btc(String quantityStep) {
        return btc(quantityStep, "83");
    }

    private static Instrument btc(String quantityStep, String largest) {
        return new Instrument(
                BTC,
                "BTC",
                "USDT",
                Decimal.of("0.01"),
                Decimal.of(quantityStep),
                Decimal.of("0.000011"),
                Decimal.of(largest),
                Decimal.of(5),
                Decimal.of("0.0000001"));
    }
}
