package io.eternalengine.service.execution.venue;

import io.eternalengine.bybit.AccountInformation;
import io.eternalengine.bybit.ApiKeyInformation;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.CancelRequest;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.FeeRate;
import io.eternalengine.bybit.Instrument;
import io.eternalengine.bybit.OrderAcknowledgement;
import io.eternalengine.bybit.OrderBook;
import io.eternalengine.bybit.OrderId;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.Position;
import io.eternalengine.bybit.PrivateStream;
import io.eternalengine.bybit.PrivateStreamListener;
import io.eternalengine.bybit.RateLimits;
import io.eternalengine.bybit.SendGate;
import io.eternalengine.bybit.SkippedRow;
import io.eternalengine.bybit.StreamSettings;
import io.eternalengine.bybit.Ticker;
import io.eternalengine.bybit.TradingStop;
import io.eternalengine.bybit.TransactionLogEntry;
import io.eternalengine.bybit.WalletBalance;
import io.eternalengine.logging.LogLine;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One account at the exchange, asked from one thread that waits for each answer, for a bounded time. What is not answered by then
 * is ambiguous here, whatever comes later.
 */
public final class VenueAccount implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(VenueAccount.class);

    /** For one request, limits and connection included: somebody may wait behind it with an order that reduces exposure. */
    private static final long LONGEST_WAIT_MS = 3_000;
    /** For what takes several requests, one after the other. */
    private static final long LONGEST_WAIT_FOR_ALL_MS = 10_000;

    private static final int BOOK_LEVELS = 200;

    private final String name;
    private final AccountKey key;
    private final KeyRules rules;
    private final ExchangeAnswers answers;
    private final BybitRestClient client;
    private final OrderWays orders;
    private final PrivateStream stream;
    private final AtomicReference<Outcome.@Nullable Stop<?>> stop = new AtomicReference<>();

    /**
     * An account whose stream is not connected yet.
     *
     * @param rules which keys are traded with, the same for all accounts
     * @param limits of the account, which other processes may share
     * @param orderEntry how orders go out; WebSocket needs an address for it in the endpoints
     * @param answers counts what becomes of each request
     */
    public VenueAccount(
            String name,
            AccountKey key,
            KeyRules rules,
            Vertx vertx,
            BybitEndpoints endpoints,
            RateLimits limits,
            OrderEntryWay orderEntry,
            ExchangeAnswers answers,
            PrivateStreamListener listener) {
        this.name = name;
        this.key = key;
        this.rules = rules;
        this.answers = answers;
        this.client = new BybitRestClient(vertx, endpoints, key.credentials(), ClientSettings.DEFAULT, limits)
                .onSkippedRow(this::skipped);
        this.orders = new OrderWays(name, client, orderEntry);
        this.stream = new PrivateStream(
                vertx, endpoints, key.credentials(), client.clock(), StreamSettings.DEFAULT, listener);
    }

    public String name() {
        return name;
    }

    public void connect() {
        stream.start();
        orders.connect();
    }

    public Outcome<Long> measureClockOffset() {
        return await(client.measureClockOffset(), LONGEST_WAIT_FOR_ALL_MS);
    }

    /** The exchange's time now, by this machine's clock and what was measured of the exchange's. */
    public long exchangeTimeMs() {
        return client.clock().serverTimeMs();
    }

    /** Whether this account's key may be used. */
    public KeyRights keyRights() {
        return switch (await(client.apiKeyInformation())) {
            case Outcome.Accepted<ApiKeyInformation>(ApiKeyInformation information) ->
                rules.judge(name, key.userId(), information);
            case Outcome<ApiKeyInformation> unclear ->
                new KeyRights.Unknown("the rights of its API key are not known: " + unclear);
        };
    }

    /** Creates an order without waiting for the answer, so that the next one need not wait for it either. */
    public Future<Outcome<OrderAcknowledgement>> create(OrderRequest request, SendGate gate) {
        return orders.create(request, gate).map(answers::note);
    }

    /** Creates an order that takes exposure away only, whatever holds openings back, and waits for the answer. */
    public Outcome<OrderAcknowledgement> reduce(OrderRequest reduction) {
        return await(orders.create(reduction, SendGate.OPEN));
    }

    public Outcome<OrderAcknowledgement> cancel(Category category, String symbol, String clientOrderId) {
        return await(requestCancel(category, symbol, clientOrderId));
    }

    /** Has an order cancelled from any thread, without waiting for the answer. */
    public Future<Outcome<OrderAcknowledgement>> requestCancel(Category category, String symbol, String clientOrderId) {
        return orders.cancel(new CancelRequest(category, symbol, new OrderId.Link(clientOrderId)));
    }

    public Outcome<Optional<OrderReport>> openOrder(Category category, String symbol, String clientOrderId) {
        return heeded(await(client.openOrderByLinkId(category, symbol, clientOrderId)));
    }

    public Outcome<Optional<OrderReport>> pastOrder(Category category, String clientOrderId) {
        return heeded(await(client.orderHistoryByLinkId(category, clientOrderId)));
    }

    public Outcome<List<ExecutionReport>> executionsOf(Category category, String clientOrderId) {
        return heeded(await(client.executionsByLinkId(category, clientOrderId)));
    }

    public Outcome<List<ExecutionReport>> executions(Category category, long startMs, long endMs) {
        return await(client.executions(category, startMs, endMs), LONGEST_WAIT_FOR_ALL_MS);
    }

    /** What moved balances. */
    public Outcome<List<TransactionLogEntry>> transactionLog(long startMs, long endMs) {
        return await(client.account().transactionLog(startMs, endMs), LONGEST_WAIT_FOR_ALL_MS);
    }

    public Outcome<List<Ticker>> tickers(Category category, String symbol) {
        return await(client.tickers(category, symbol));
    }

    /** The order book of a symbol as it stands now, as deep as the exchange shows it of any market. */
    public Outcome<OrderBook> orderBook(Category category, String symbol) {
        return await(client.marketData().orderBook(category, symbol, BOOK_LEVELS));
    }

    /** The trading rules of one symbol, as the exchange has them now. */
    public Outcome<List<Instrument>> instruments(Category category, String symbol) {
        return await(client.marketData().instruments(category, symbol));
    }

    /** What trades of a symbol cost, without waiting for the answer: nothing depends on it at once. */
    public Future<Outcome<List<FeeRate>>> feeRates(Category category, String symbol) {
        return client.account().feeRates(category, symbol);
    }

    /** Kind of account and margin mode. */
    public Outcome<AccountInformation> accountInformation() {
        return heeded(await(client.account().information()));
    }

    /** Whether spot orders may borrow what the account lacks. */
    public Outcome<Boolean> spotMargin() {
        return heeded(await(client.account().spotMargin()));
    }

    /** Has the account hold one position in a perpetual, not one on each side. */
    public Outcome<Boolean> oneWayMode(String symbol) {
        return await(client.linear().oneWayMode(symbol));
    }

    /** The position in a perpetual, with its leverage also when there is none. */
    public Outcome<List<Position>> positions(String symbol) {
        return heeded(await(client.linear().positions(symbol)));
    }

    public Outcome<Boolean> leverage(String symbol, BigDecimal leverage) {
        return await(client.linear().setLeverage(symbol, leverage));
    }

    /** Sets the stop of a position. */
    public Outcome<Boolean> protect(TradingStop stop) {
        return heeded(await(client.linear().setTradingStop(stop)));
    }

    /** Positions in perpetuals that are settled in USDT. */
    public Outcome<List<Position>> positions() {
        return heeded(await(client.linear().positions()));
    }

    public Outcome<List<OrderReport>> openOrders(Category category, String symbol) {
        return heeded(await(client.openOrders(category, symbol)));
    }

    public Outcome<WalletBalance> wallet() {
        return heeded(await(client.walletBalance()));
    }

    /** The latest answer to a question that said that this account may not trade; it is reported once. */
    public Optional<Outcome.Stop<?>> takeStop() {
        return Optional.ofNullable(stop.getAndSet(null));
    }

    private void skipped(SkippedRow row) {
        LogLine.of("row-left-out")
                .with("account", name)
                .with("list", row.list())
                .with("row", row.row())
                .with("cause", row.cause())
                .error(LOG);
        Metrics.counter("eternal.execution.rows.skipped", "account", name, "list", row.list())
                .increment();
    }

    private <T> Outcome<T> heeded(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Stop<T> answer) {
            stop.set(answer);
        }
        return outcome;
    }

    @Override
    public void close() {
        stream.close();
        orders.close();
        var _ = client.close();
    }

    private <T> Outcome<T> await(Future<Outcome<T>> answer) {
        return await(answer, LONGEST_WAIT_MS);
    }

    private <T> Outcome<T> await(Future<Outcome<T>> answer, long longestMs) {
        return answers.note(awaited(answer, longestMs));
    }

    private static <T> Outcome<T> awaited(Future<Outcome<T>> answer, long longestMs) {
        try {
            return answer.toCompletionStage().toCompletableFuture().get(longestMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Ambiguous<>(e);
        } catch (ExecutionException | TimeoutException | CompletionException e) {
            return new Outcome.Ambiguous<>(e);
        }
    }
}
