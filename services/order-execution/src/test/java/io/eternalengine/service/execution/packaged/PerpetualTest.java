package io.eternalengine.service.execution.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.TradingStop;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Side;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.DifferenceAcceptanceRequested;
import io.eternalengine.schemas.v1.ExecutionCauseCode;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.service.execution.scene.Commands;
import io.eternalengine.service.execution.scene.ExecutionScene;
import io.eternalengine.service.execution.scene.SharedScene;
import io.eternalengine.topics.Topic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Positions in perpetuals: entries with their stop, reductions, funding, and what the exchange does by itself. */
@ExtendWith(SharedScene.class)
class PerpetualTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long EIGHT_HOURS_MS = Duration.ofHours(8).toMillis();

    private static final long WITHIN_THE_CRASH_MS = 30_000;
    private static final long AFTER_THE_CRASH_MS = 120_000;

    private final ExecutionScene scene;
    private final Commands commands;
    private final String account;
    private boolean crashed;
    private final Vertx vertx = Vertx.vertx();
    /** A person with the account's key. */
    private final BybitRestClient somebody;

    PerpetualTest(ExecutionScene scene) {
        this.scene = scene;
        this.commands = new Commands(scene.surroundings());
        this.account = scene.nextAccountOfPerpetuals();
        this.somebody = new BybitRestClient(
                vertx,
                BybitEndpoints.onOneHost(scene.venue().hostAndPort()),
                new BybitCredentials("demo-key-" + account, "demo-secret-" + account),
                ClientSettings.DEFAULT);
    }

    @AfterEach
    void leaveNothingOpen() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        if (crashed) {
            scene.venue().post("/admin/v1/faults", "{}");
            scene.surroundings().advance(AFTER_THE_CRASH_MS);
        }
        Decimal held = heldByLedger();
        if (!held.isZero()) {
            Side side = held.isPositive() ? Side.SELL : Side.BUY;
            scene.execute(commands.exit(
                    account, "end-" + System.nanoTime(), side, held.abs().toString()));
        }
    }

    @Test
    void anEntryCarriesItsStopAndItsPositionIsInTheBooks() {
        // given
        Decimal stop = ofPrice("0.80");
        // when
        PlaceOrder entry = commands.entry(account, "entry", Side.BUY, "0.1", stop);
        assertFilled(entry);
        // then
        assertThat(Decimal.of(atExchange().path("stopLoss").asText())).isEqualTo(stop);
        assertThat(heldAtExchange()).isEqualTo("0.1");
        awaitLedger("0.1");
        assertThat(scene.books(account).getPositions(0).getCost())
                .isEqualTo(scene.executions(entry).stream()
                        .map(execution -> Decimal.of(execution.getValue()))
                        .reduce(Decimal.ZERO, Decimal::plus)
                        .toString());
        awaitBooksOfExchange();
    }

    @Test
    void aReductionGoesUpToThePositionAndNeverTurnsIt() {
        // given
        assertFilled(commands.entry(account, "entry", Side.SELL, "0.05", ofPrice("1.20")));
        // when more is bought back than was sold
        OrderStateChanged end = scene.execute(commands.exit(account, "exit", Side.BUY, "0.08"));
        // then
        assertThat(end.getFilledQuantity()).isEqualTo("0.05");
        awaitLedger("0");
        assertThat(heldAtExchange()).isEqualTo("0");
        awaitBooksOfExchange();
    }

    @Test
    void aForgedReductionOpensNothing() {
        // when
        OrderStateChanged end = scene.execute(commands.exit(account, "forged", Side.SELL, "0.05"));
        // then
        assertThat(end.getState()).isEqualTo(OrderState.ORDER_STATE_REJECTED);
        assertThat(end.getCause()).startsWith("nothing-held");
        assertThat(heldAtExchange()).isEqualTo("0");
    }

    @Test
    void fundingIsBookedOnceAndTheBooksStayEqual() {
        // given
        assertFilled(commands.entry(account, "entry", Side.BUY, "0.1", ofPrice("0.50")));
        awaitBooksOfExchange();
        Decimal before = cash();
        // when
        scene.surroundings().advance(EIGHT_HOURS_MS);
        // then
        await("the funding").atMost(PATIENCE).until(() -> !cash().equals(before));
        awaitBooksOfExchange();
        assertThat(scene.alerts("account " + account + " differs from the exchange"))
                .isEmpty();
    }

    @Test
    void aStopThatTheExchangeExecutesChangesTheBooksAndIsNamedSo() {
        // given
        PlaceOrder entry = commands.entry(account, "entry", Side.BUY, "0.1", ofPrice("0.95"));
        assertFilled(entry);
        // when
        crash();
        // then
        awaitLedger("0");
        awaitBooksOfExchange();
        List<ExecutionReported> stops = scene.kafka().messages(Topic.EXECUTIONS, ExecutionReported.class).stream()
                .filter(execution -> execution.getCause() == ExecutionCauseCode.EXECUTION_CAUSE_CODE_STOP)
                .filter(execution -> execution.getAccount().equals(account))
                .toList();
        assertThat(stops).isNotEmpty().allSatisfy(stop -> {
            assertThat(stop.getIntentId()).isEqualTo("stop." + entry.getIntentId());
            assertThat(stop.getEngine()).isEqualTo("TREND");
        });
        assertThat(scene.alerts("account " + account + ": STOP")).hasSameSizeAs(stops);
    }

    @Test
    void aPositionSurvivesAKillOfTheServiceAndIsReducedAfterIt() {
        // given
        assertFilled(commands.entry(account, "entry", Side.BUY, "0.1", ofPrice("0.70")));
        // when
        scene.killService();
        scene.startService();
        OrderStateChanged end = scene.execute(commands.exit(account, "exit", Side.SELL, "0.1"));
        // then
        assertThat(end.getState()).isEqualTo(OrderState.ORDER_STATE_FILLED);
        awaitLedger("0");
        awaitBooksOfExchange();
    }

    @Test
    void aPositionThatAPersonClosesAtTheExchangeIsClosedInTheBooksToo() {
        // given
        PlaceOrder entry = commands.entry(account, "entry", Side.BUY, "0.1", ofPrice("0.70"));
        assertFilled(entry);
        awaitLedger("0.1");
        // when
        done(somebody.createOrder(OrderRequest.linearMarket(
                "BTCUSDT", io.eternalengine.bybit.Side.SELL, new BigDecimal("0.1"), true, "by-hand-" + account)));
        // then
        awaitLedger("0");
        awaitBooksOfExchange();
        assertThat(scene.alerts("account " + account + ": EXTERNAL")).isNotEmpty();
        assertThat(scene.kafka().messages(Topic.EXECUTIONS, ExecutionReported.class))
                .filteredOn(execution -> execution.getIntentId().equals("external." + entry.getIntentId()))
                .isNotEmpty();
    }

    @Test
    void aStopIsSetAgainWhenItIsFartherAndStaysWhenAPersonMovedItNearer() {
        // given
        Decimal stop = ofPrice("0.70");
        assertFilled(commands.entry(account, "entry", Side.BUY, "0.1", stop));
        awaitLedger("0.1");
        // when it is moved away from the market
        moveStop("0.50");
        // then
        await().alias("the stop")
                .atMost(PATIENCE)
                .until(() -> Decimal.of(atExchange().path("stopLoss").asText()).equals(stop));
        // when it is moved nearer
        Decimal nearer = moveStop("0.80");
        assertFilled(commands.entry(account, "another", Side.BUY, "0.01", nearer));
        awaitLedger("0.11");
        // then the next look, which follows the entry, leaves it there
        awaitBooksOfExchange();
        assertThat(Decimal.of(atExchange().path("stopLoss").asText())).isEqualTo(nearer);
        assertThat(scene.alerts("account " + account + ": a position had no protective stop"))
                .hasSize(1);
    }

    @Test
    void aStopThatWasMovedStandsAfterAKillAndIsSetAgainWhereItWasMovedTo() {
        // given
        assertFilled(commands.entry(account, "entry", Side.BUY, "0.1", ofPrice("0.70")));
        awaitLedger("0.1");
        Decimal moved = ofPrice("0.80");
        // when
        assertFilled(commands.stopMove(account, "move", Side.SELL, "0.1", moved));
        // then
        assertThat(stopAtExchange()).isEqualTo(moved);
        assertThat(heldAtExchange()).isEqualTo("0.1");
        // when somebody moves it away while nobody watches
        scene.killService();
        moveStop("0.50");
        scene.startService();
        // then
        await().alias("the stop").atMost(PATIENCE).until(() -> stopAtExchange().equals(moved));
    }

    @Test
    void aMoveThatWasJournalledAndNotAskedForIsAskedForAfterAKill() {
        // given
        assertFilled(commands.entry(account, "entry", Side.BUY, "0.1", ofPrice("0.70")));
        awaitLedger("0.1");
        Decimal moved = ofPrice("0.80");
        PlaceOrder move = commands.stopMove(account, "move", Side.SELL, "0.1", moved);
        // when
        scene.venue().freeze();
        try {
            scene.send(move);
            ExecutionScene.await("the journal", () -> scene.isIn(move, OrderState.ORDER_STATE_SUBMITTED));
            scene.killService();
        } finally {
            scene.venue().thaw();
        }
        scene.startService();
        // then
        ExecutionScene.await("the end of the move", () -> scene.isIn(move, OrderState.ORDER_STATE_FILLED));
        assertThat(stopAtExchange()).isEqualTo(moved);
        // when it is delivered again, and an older one after it
        scene.send(move);
        OrderStateChanged late = scene.execute(commands.stopMove(account, "late", Side.SELL, "0.1", ofPrice("0.75")));
        // then
        assertThat(late.getState()).isEqualTo(OrderState.ORDER_STATE_CANCELLED);
        assertThat(late.getCause()).startsWith("stop-farther: ");
        assertThat(stopAtExchange()).isEqualTo(moved);
    }

    private Decimal stopAtExchange() {
        return Decimal.of(atExchange().path("stopLoss").asText());
    }

    @Test
    void aStopIsLookedAtAfterATradeThoughAnOrderOfAnotherMarketIsAtWork() {
        // given a position, and an order of spot that rests
        Decimal stop = ofPrice("0.70");
        assertFilled(commands.entry(account, "entry", Side.BUY, "0.1", stop));
        awaitLedger("0.1");
        PlaceOrder resting = commands.patientPurchase(account, "resting");
        scene.send(resting);
        ExecutionScene.await("the resting order", () -> scene.isIn(resting, OrderState.ORDER_STATE_ACKNOWLEDGED));
        // when the stop is farther, and a part of the position is closed
        moveStop("0.50");
        assertFilled(commands.exit(account, "part", Side.SELL, "0.01"));
        // then
        await().alias("the stop")
                .atMost(PATIENCE)
                .until(() -> Decimal.of(atExchange().path("stopLoss").asText()).equals(stop));
        assertThat(scene.isEnded(resting)).as("the order rests until now").isFalse();
    }

    @Test
    void anEntryThatLoosensTheStopOfThePositionIsRefused() {
        // given
        assertFilled(commands.entry(account, "entry", Side.BUY, "0.1", ofPrice("0.80")));
        awaitLedger("0.1");
        // when
        OrderStateChanged end = scene.execute(commands.entry(account, "loose", Side.BUY, "0.001", Decimal.ONE));
        // then
        assertThat(end.getState()).isEqualTo(OrderState.ORDER_STATE_REJECTED);
        assertThat(end.getCause()).startsWith("stop-farther: ");
    }

    @Test
    void aPositionWhoseStopTheMarketHasPassedIsClosedAtMarketAndNamedSo() {
        // given a position without a stop at the exchange, and a market that went past where it was
        PlaceOrder entry = commands.entry(account, "entry", Side.BUY, "0.1", ofPrice("0.95"));
        assertFilled(entry);
        awaitLedger("0.1");
        scene.killService();
        done(somebody.linear().setTradingStop(TradingStop.stopLoss("BTCUSDT", BigDecimal.ZERO)));
        crash();
        assertThat(heldAtExchange()).isEqualTo("0.1");
        // when
        scene.startService();
        // then
        awaitLedger("0");
        awaitBooksOfExchange();
        assertThat(heldAtExchange()).isEqualTo("0");
        assertThat(scene.kafka().messages(Topic.EXECUTIONS, ExecutionReported.class))
                .filteredOn(execution -> execution.getAccount().equals(account)
                        && execution.getCause() == ExecutionCauseCode.EXECUTION_CAUSE_CODE_STOP)
                .isNotEmpty()
                .allSatisfy(closing -> assertThat(closing.getIntentId()).isEqualTo("stop." + entry.getIntentId()));
        assertThat(scene.alerts("account " + account + ": a position had no protective stop"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getText()).contains("is past it, so 0.1 are closed at market"));
        assertThat(scene.alerts("account " + account + ": EXTERNAL")).isEmpty();
    }

    /** The price falls by a fifth, and stays there until the market goes on. */
    private void crash() {
        crashed = true;
        scene.venue()
                .post("/admin/v1/faults", "{\"flashCrash\":{\"symbol\":\"BTCUSDT\",\"percent\":20,\"minutes\":1}}");
        scene.surroundings().advance(WITHIN_THE_CRASH_MS);
    }

    @Test
    void aPositionOfSomebodyElseOpensNothingUntilAPersonAcceptsItAndIsReducedAfterThat() {
        // given
        done(somebody.createOrder(OrderRequest.linearMarket(
                "BTCUSDT", io.eternalengine.bybit.Side.SELL, new BigDecimal("0.02"), false, "opened-" + account)));
        String difference = "position in BTCUSDT: ledger 0, exchange -0.02";
        await().alias("the difference")
                .atMost(PATIENCE)
                .until(() -> scene.books(account).getDifference().contains(difference));
        Decimal cash = cash();
        Decimal fee = Objects.requireNonNull(scene.wallet(account).get("USDT"), "USDT")
                .minus(cash);
        // when another position is accepted, and then the one that there is
        accept(
                "another",
                DifferenceAcceptanceRequested.newBuilder().setSymbol("BTCUSDT").setDifference("0.02"));
        accept(
                "position",
                DifferenceAcceptanceRequested.newBuilder().setSymbol("BTCUSDT").setDifference("-0.02"));
        accept(
                "coin",
                DifferenceAcceptanceRequested.newBuilder().setAsset("USDT").setDifference(fee.toString()));
        // then
        await().alias("the end of the difference")
                .atMost(PATIENCE)
                .until(() -> scene.books(account).getReconciled());
        awaitBooksOfExchange();
        assertThat(scene.books(account).getPositions(0).getQuantity()).isEqualTo("-0.02");
        assertThat(Decimal.of(scene.books(account).getPositions(0).getCost()).abs())
                .isEqualTo(
                        Decimal.of(atExchange().path("averagePrice").asText()).times(Decimal.of("0.02")));
        assertThat(scene.alerts("difference accepted in account " + account))
                .extracting(AlertRaised::getText)
                .contains("alice accepted a difference of -0.02 of the position in BTCUSDT in account " + account
                        + ": my own trade");
        assertThat(scene.alerts("difference not accepted in account " + account))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getText())
                        .isEqualTo("The difference of 0.02 of the position in BTCUSDT in account " + account
                                + " is not accepted: the exchange has -0.02 more than the ledger"));
        // and it can be reduced like any other
        assertFilled(commands.exit(account, "exit", Side.BUY, "0.02"));
        awaitLedger("0");
        awaitBooksOfExchange();
    }

    private void accept(String name, DifferenceAcceptanceRequested.Builder what) {
        var request = OperatorRequest.newBuilder()
                .setRequestId(account + "-" + name)
                .setRequestedBy("alice")
                .setAcceptDifference(what.setAccount(account).setReason("my own trade"))
                .build();
        scene.kafka().send(new OutboundRecord(Topic.OPERATOR_REQUESTS, "operator", request));
    }

    private Decimal moveStop(String fraction) {
        Decimal stop = ofPrice(fraction);
        done(somebody.linear().setTradingStop(TradingStop.stopLoss("BTCUSDT", stop.toBigDecimal())));
        return stop;
    }

    private static <T> void done(Future<Outcome<T>> answer) {
        assertThat(answer.toCompletionStage().toCompletableFuture().join()).isInstanceOf(Outcome.Accepted.class);
    }

    private void assertFilled(PlaceOrder command) {
        assertThat(scene.execute(command))
                .satisfies(end ->
                        assertThat(end.getState()).as("%s", end.getCause()).isEqualTo(OrderState.ORDER_STATE_FILLED));
    }

    private Decimal ofPrice(String fraction) {
        return scene.surroundings().ask().times(Decimal.of(fraction)).floorToStep(Decimal.of("0.1"));
    }

    private void awaitLedger(String quantity) {
        await().alias("the position")
                .atMost(PATIENCE)
                .until(() -> heldByLedger().equals(Decimal.of(quantity)));
    }

    private Decimal heldByLedger() {
        AccountSnapshot books = scene.books(account);
        return books.getPositionsCount() == 0
                ? Decimal.ZERO
                : Decimal.of(books.getPositions(0).getQuantity());
    }

    /** Coins and positions are equal to the last unit. */
    private void awaitBooksOfExchange() {
        await("equal books").atMost(PATIENCE).until(() -> scene.ledger(account).equals(scene.wallet(account)));
        assertThat(heldByLedger()).isEqualTo(Decimal.of(heldAtExchange()));
    }

    private Decimal cash() {
        return Objects.requireNonNull(scene.ledger(account).get("USDT"), "USDT");
    }

    private String heldAtExchange() {
        String size = atExchange().path("size").asText();
        return size.isEmpty() ? "0" : Decimal.of(size).toString();
    }

    private JsonNode atExchange() {
        return scene.venue()
                .get("/admin/v1/accounts")
                .path("accounts")
                .path(account)
                .path("positions")
                .path("BTCUSDT");
    }
}
