package io.eternalengine.bybit;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's REST interface for one account.
 *
 * <p>Each call answers with an {@link Outcome}; its future fails only when the caller's own gate throws or credentials
 * are missing. A read whose transport fails may be sent again ({@link Outcome.RetryAfter}); a write is then {@link
 * Outcome.Ambiguous}. An answer that cannot be read is ambiguous in both cases. Callbacks run on the client's event
 * loop. Any thread may call.
 */
public final class BybitRestClient {

    private static final int CLOCK_SAMPLES = 3;

    private final Vertx vertx;
    private final BybitEndpoints endpoints;
    private final @Nullable BybitCredentials credentials;
    private final ClientSettings settings;
    private final RateLimits limits;
    private final ServerClock clock = new ServerClock();
    private final RestTransport transport;
    private final MarketDataClient marketData;
    private final OrderClient orders;
    private final PositionClient positions;
    private final AccountClient account;
    private final TradingRules rules = new TradingRules();
    private final AtomicReference<@Nullable Future<Outcome<Long>>> measuring = new AtomicReference<>();

    /**
     * A client without limits of its own; with {@code credentials} null it reaches public endpoints only.
     *
     * @throws IllegalArgumentException when the secret is a private key that cannot be read
     */
    public BybitRestClient(
            Vertx vertx, BybitEndpoints endpoints, @Nullable BybitCredentials credentials, ClientSettings settings) {
        this(vertx, endpoints, credentials, settings, RateLimits.NONE);
    }

    /** A client that keeps to the limits of its account, which others may share. */
    public BybitRestClient(
            Vertx vertx,
            BybitEndpoints endpoints,
            @Nullable BybitCredentials credentials,
            ClientSettings settings,
            RateLimits limits) {
        this.vertx = vertx;
        this.endpoints = endpoints;
        this.credentials = credentials;
        this.settings = settings;
        this.limits = limits;
        this.transport =
                new RestTransport(vertx, endpoints, credentials, settings, clock, limits, this::measureClockOnce);
        this.marketData = new MarketDataClient(transport);
        this.orders = new OrderClient(transport, rules);
        this.positions = new PositionClient(transport);
        this.account = new AccountClient(transport);
    }

    /**
     * Reports every row that cannot be read and is left out of an answer. Asked for by its id, an order or an execution is not left out: the
     * answer is then ambiguous.
     *
     * @param listener called on the client's event loop; it must not block
     */
    public BybitRestClient onSkippedRow(Consumer<SkippedRow> listener) {
        transport.onSkippedRow(listener);
        return this;
    }

    /** Prices, books and rules. */
    public MarketDataClient marketData() {
        return marketData;
    }

    /** Orders and executions. */
    public OrderClient orders() {
        return orders;
    }

    /** Linear positions. */
    public PositionClient linear() {
        return positions;
    }

    /** Wallet, transaction log, key and transfers. */
    public AccountClient account() {
        return account;
    }

    /**
     * Order entry by WebSocket for the same account, under the same limits, rules and clock; not yet connected.
     *
     * @throws IllegalStateException when the venue has none, or without credentials
     */
    public TradeStream tradeStream(StreamSettings streamSettings, StreamListener listener) {
        URI url = endpoints.tradeWebSocketUrl();
        if (url == null || credentials == null) {
            throw new IllegalStateException("order entry by WebSocket: needs an address and credentials");
        }
        var trading = new TradeTransport(
                vertx, url, credentials, clock, settings, streamSettings, limits, listener, this::measureClockOnce);
        return new TradeStream(trading, rules);
    }

    /**
     * Holds orders to the rules of these instruments from now on: one that breaks a rule is {@link Outcome.NotSent} for
     * {@link Outcome.NotSentReason#RULE_BROKEN}. Orders of other symbols pass unchecked.
     */
    public void enforceRules(Collection<Instrument> instruments) {
        rules.learn(instruments);
    }

    /** The clock that requests are stamped with; {@link #measureClockOffset} sets it right. */
    public ServerClock clock() {
        return clock;
    }

    /** The exchange's time, epoch milliseconds. */
    public Future<Outcome<Long>> serverTime() {
        return marketData.serverTime();
    }

    /**
     * Measures how far the exchange's clock is ahead of this machine's, in milliseconds, and stamps requests accordingly
     * from now on. Of several looks the one with the shortest round trip counts. Call it at start and now and then; after a
     * request that was refused with code 10002 the client does so itself before it reports the refusal.
     */
    public Future<Outcome<Long>> measureClockOffset() {
        return bestClockSample(CLOCK_SAMPLES)
                .map(outcome -> outcome.map(sample -> {
                    clock.measured(sample);
                    return clock.offsetMs();
                }));
    }

    /** Requests that are refused together wait for one measurement. */
    private Future<Outcome<Long>> measureClockOnce() {
        Promise<Outcome<Long>> started = Promise.promise();
        Future<Outcome<Long>> running = measuring.compareAndExchange(null, started.future());
        if (running != null) {
            return running;
        }
        measureClockOffset().onComplete(measured -> {
            measuring.set(null);
            started.handle(measured);
        });
        return started.future();
    }

    private Future<Outcome<ClockSample>> bestClockSample(int samples) {
        Future<Outcome<ClockSample>> first = marketData.clockSample();
        if (samples == 1) {
            return first;
        }
        return first.compose(outcome -> outcome instanceof Outcome.Accepted<ClockSample>(ClockSample sample)
                ? bestClockSample(samples - 1).map(others -> others.map(other -> closer(sample, other)))
                : Future.succeededFuture(outcome));
    }

    private static ClockSample closer(ClockSample one, ClockSample other) {
        return one.roundTripMs() < other.roundTripMs() ? one : other;
    }

    /**
     * Candles that start between two times, both included, oldest first. The last one may still be open: see {@link
     * Kline#closed()}. When the range holds more than {@code limit}, the newest are answered.
     *
     * @param interval minutes (60) or D
     * @param limit 1 to 1000
     */
    public Future<Outcome<List<Kline>>> klines(
            Category category, String symbol, String interval, long startMs, long endMs, int limit) {
        return marketData.klines(category, symbol, interval, startMs, endMs, limit);
    }

    /** The trading rules of all symbols of a category. */
    public Future<Outcome<List<Instrument>>> instruments(Category category) {
        return marketData.instruments(category);
    }

    /** The latest prices of one symbol, or of all when {@code symbol} is empty. */
    public Future<Outcome<List<Ticker>>> tickers(Category category, String symbol) {
        return marketData.tickers(category, symbol);
    }

    /** Creates an order without a gate. */
    public Future<Outcome<OrderAcknowledgement>> createOrder(OrderRequest order) {
        return createOrder(order, SendGate.OPEN);
    }

    /**
     * Creates an order unless a gate is closed.
     *
     * @param gate asked on the event loop once a connection is at hand, right before the request is signed and written; when it
     *     is closed nothing is sent and the outcome is {@link Outcome.NotSent}
     */
    public Future<Outcome<OrderAcknowledgement>> createOrder(OrderRequest order, SendGate gate) {
        return orders.create(order, gate);
    }

    /** Cancels the open order with a client order id. */
    public Future<Outcome<OrderAcknowledgement>> cancelOrder(Category category, String symbol, String orderLinkId) {
        return orders.cancel(category, symbol, new OrderId.Link(orderLinkId));
    }

    /** Open orders of a symbol, and closed ones that the exchange has not yet moved to the history. */
    public Future<Outcome<List<OrderReport>>> openOrders(Category category, String symbol) {
        return orders.realtime(category, symbol, "");
    }

    /** The order with a client order id if the exchange's realtime view has it: open, or closed not long ago. */
    public Future<Outcome<Optional<OrderReport>>> openOrderByLinkId(
            Category category, String symbol, String orderLinkId) {
        return orders.realtime(category, symbol, orderLinkId).map(BybitRestClient::first);
    }

    /** The order with a client order id if the history has it; the history lags. */
    public Future<Outcome<Optional<OrderReport>>> orderHistoryByLinkId(Category category, String orderLinkId) {
        return orders.history(category, orderLinkId).map(BybitRestClient::first);
    }

    /** The executions of one order. */
    public Future<Outcome<List<ExecutionReport>>> executionsByLinkId(Category category, String orderLinkId) {
        return orders.executions(category, orderLinkId);
    }

    /** All executions from {@code startMs} to before {@code endMs}, in windows of seven days. */
    public Future<Outcome<List<ExecutionReport>>> executions(Category category, long startMs, long endMs) {
        return orders.executions(category, startMs, endMs);
    }

    /** The balances of the unified account. */
    public Future<Outcome<WalletBalance>> walletBalance() {
        return account.walletBalance();
    }

    /** Linear positions settled in USDT. */
    public Future<Outcome<List<Position>>> positions() {
        return positions.positions();
    }

    /** Sets the leverage of a linear symbol; already being so is a success. */
    public Future<Outcome<Boolean>> setLeverage(String symbol, BigDecimal leverage) {
        return positions.setLeverage(symbol, leverage);
    }

    /** What this client's key may do. */
    public Future<Outcome<ApiKeyInformation>> apiKeyInformation() {
        return account.apiKeyInformation();
    }

    /** Closes all connections. */
    public Future<Void> close() {
        return transport.close();
    }

    private static <T> Outcome<Optional<T>> first(Outcome<List<T>> outcome) {
        return outcome.map(found -> found.stream().findFirst());
    }
}
