package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.Position;
import io.eternalengine.bybit.Protection;
import io.eternalengine.bybit.SendGate;
import io.eternalengine.bybit.TradingStop;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.ExecutionScene;
import io.eternalengine.service.execution.scene.SharedScene;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Moves of the stop of a long position of 0.1 BTC, which stands at 0.70 of the price, at the simulator behind a relay. */
@ExtendWith(SharedScene.class)
class StopMovesTest {
    private static final String STOP = "/v5/position/trading-stop";
    private static final int INVALID = 10001;
    /** The exchange may have done it. */
    private static final int UNCLEAR = 10016;

    private static final String SYMBOL = "BTCUSDT";
    private static final InstrumentId PERPETUAL = InstrumentId.linear(SYMBOL);
    private static final Decimal QUANTITY = Decimal.of("0.1");

    private final String account;
    private final ExecutorScene scene;
    private int moves;

    StopMovesTest(Exchange exchange) {
        account = exchange.nextAccount();
        scene = new ExecutorScene(exchange.simulator(), account);
    }

    @BeforeEach
    void enter() {
        Decimal stop = ofPrice("0.70");
        ParentOrder entry = order("entry", Side.BUY, ExecutionStyle.MARKET, false, stop);
        scene.journal.take(List.of(entry), Map.of());
        var childOrder = ExecutorScene.firstChildOrder(entry, "");
        scene.journal.submit(entry, childOrder);
        create(OrderRequest.linearMarket(
                        SYMBOL, io.eternalengine.bybit.Side.BUY, QUANTITY.toBigDecimal(), false, account + "-entry")
                .protectedBy(Protection.stopAt(stop.toBigDecimal())));
        book(entry, childOrder);
        assertThat(stopAtExchange()).isEqualTo(stop);
    }

    @AfterEach
    void end() {
        scene.relay.clear();
        if (isHeld()) {
            close();
        }
        scene.close();
    }

    @Test
    void theStopIsAmendedAndWatchedFromThenOn() {
        // given
        Decimal moved = ofPrice("0.80");
        // when
        ParentOrder move = move(moved);
        scene.send(move);
        // then
        assertThat(stateOf(move)).isEqualTo("FILLED");
        assertThat(stopAtExchange()).isEqualTo(moved);
        // when somebody moves it away
        protect(ofPrice("0.75"));
        look();
        // then
        assertThat(stopAtExchange()).isEqualTo(moved);
    }

    @Test
    void aMoveWhoseAnswerIsLostIsLookedForBeforeItIsAskedForAgain() {
        // given
        Decimal moved = ofPrice("0.80");
        ParentOrder move = move(moved);
        scene.relay.answerCode(STOP, UNCLEAR);
        // when
        scene.send(move);
        assertThat(stateOf(move)).isEqualTo("SUBMITTED");
        scene.relay.clear();
        scene.relay.refuse(STOP, INVALID);
        goOn();
        // then
        assertThat(stateOf(move)).isEqualTo("FILLED");
        assertThat(scene.relay.refused(STOP)).isEmpty();
        assertThat(stopAtExchange()).isEqualTo(moved);
    }

    @Test
    void aMoveThatDidNotReachTheExchangeIsAskedForAgain() {
        // given
        Decimal moved = ofPrice("0.80");
        ParentOrder move = move(moved);
        scene.relay.refuse(STOP, UNCLEAR);
        // when
        scene.send(move);
        goOn();
        assertThat(stateOf(move)).isEqualTo("SUBMITTED");
        scene.relay.clear();
        goOn();
        // then
        assertThat(scene.relay.refused(STOP)).hasSize(2);
        assertThat(stateOf(move)).isEqualTo("FILLED");
        assertThat(stopAtExchange()).isEqualTo(moved);
    }

    @Test
    void aMoveThatIsInTheJournalAloneIsAskedForAfterARestart() {
        // given
        Decimal moved = ofPrice("0.80");
        ParentOrder move = move(moved);
        scene.journal.take(List.of(move), Map.of());
        scene.journal.submit(move, ExecutorScene.NOW_MS);
        // when
        scene.work.takeUp(scene.journal.unfinished(account).stream()
                .filter(order -> order.intent().movesStop())
                .toList());
        scene.work.advance();
        // then
        assertThat(stateOf(move)).isEqualTo("FILLED");
        assertThat(stopAtExchange()).isEqualTo(moved);
        assertThat(scene.journal.unfinished(account))
                .noneMatch(order -> order.intent().movesStop());
    }

    @Test
    void aMoveThatIsTakenTwiceIsMadeOnce() {
        ParentOrder move = move(ofPrice("0.80"));
        scene.send(move);

        assertThat(scene.journal.take(List.of(move), Map.of())).isEmpty();
    }

    @Test
    void theNearerOfTwoMovesWinsInWhateverOrderTheyCome() {
        // given
        Decimal nearer = ofPrice("0.85");
        scene.send(move(nearer));
        // when
        ParentOrder late = move(ofPrice("0.80"));
        scene.send(late);
        // then
        assertThat(stateOf(late)).isEqualTo("CANCELLED");
        assertThat(stopAtExchange()).isEqualTo(nearer);
    }

    @Test
    void aStopThatAPersonMovedNearerStaysThere() {
        // given
        Decimal nearer = ofPrice("0.90");
        protect(nearer);
        // when
        ParentOrder move = move(ofPrice("0.80"));
        scene.send(move);
        // then
        assertThat(stateOf(move)).isEqualTo("FILLED");
        assertThat(stopAtExchange()).isEqualTo(nearer);
    }

    @Test
    void aMoveThatTheExchangeRefusesLeavesTheStopWhereItStandsAndRaisesAnAlert() {
        // given
        Decimal before = stopAtExchange();
        scene.relay.refuse(STOP, INVALID);
        // when
        ParentOrder move = move(ofPrice("0.80"));
        scene.send(move);
        // then
        assertThat(stateOf(move)).isEqualTo("REJECTED");
        assertThat(stopAtExchange()).isEqualTo(before);
        assertThat(scene.publishedOf(AlertRaised.class))
                .extracting(AlertRaised::getSubject)
                .contains("account " + account + ": a stop was not moved");
        // when the stop is looked at
        scene.relay.clear();
        look();
        // then
        assertThat(stopAtExchange()).isEqualTo(before);
    }

    @Test
    void aMoveThatNobodyAnswersIsToldAtOnceAndWaits() {
        // given
        scene.relay.refuse(STOP, UNCLEAR);
        // when
        ParentOrder move = move(ofPrice("0.80"));
        scene.send(move);
        goOn();
        // then
        assertThat(stateOf(move)).isEqualTo("SUBMITTED");
        assertThat(scene.publishedOf(AlertRaised.class))
                .extracting(AlertRaised::getSubject)
                .as("once within a minute")
                .containsOnlyOnce("account " + account + ": a stop was not moved");
        scene.relay.clear();
    }

    /** The exchange takes a request for as long as its receive window; an older one that arrives late would take a nearer stop back. */
    @Test
    void aMoveWaitsUntilAnEarlierOneThatNobodyAnsweredCanNotArriveAnyMore() {
        // given a move of which nobody knows whether it arrives
        scene.relay.refuse(STOP, UNCLEAR);
        ParentOrder earlier = move(ofPrice("0.80"));
        scene.send(earlier);
        scene.relay.clear();
        // when a nearer one comes at once
        Decimal nearer = ofPrice("0.85");
        ParentOrder later = move(nearer);
        scene.send(later);
        // then it is not asked for
        assertThat(stateOf(later)).isEqualTo("SUBMITTED");
        assertThat(stopAtExchange()).isEqualTo(ofPrice("0.70"));
        // when the earlier one is asked for again and stands
        ExecutionScene.await("the earlier move stands", () -> {
            goOn();
            return stateOf(earlier).equals("FILLED");
        });
        // then the later one follows once the earlier request is too old
        ExecutionScene.await("the nearer stop stands", () -> {
            goOn();
            return stopAtExchange().equals(nearer);
        });
    }

    @Test
    void theStopOfAPositionThatSomebodyAddedToIsNotMoved() {
        // given
        Decimal before = stopAtExchange();
        String byHand = account + "-by-hand";
        create(OrderRequest.linearMarket(
                SYMBOL, io.eternalengine.bybit.Side.BUY, QUANTITY.toBigDecimal(), false, byHand));
        // when
        ParentOrder move = move(ofPrice("0.80"));
        scene.send(move);
        // then
        assertThat(stateOf(move)).isEqualTo("SUBMITTED");
        assertThat(stopAtExchange()).isEqualTo(before);
        // when what was added is gone
        create(OrderRequest.linearMarket(
                SYMBOL, io.eternalengine.bybit.Side.SELL, QUANTITY.toBigDecimal(), true, byHand + "-closed"));
        goOn();
        // then
        assertThat(stateOf(move)).isEqualTo("FILLED");
    }

    /** As the stop would have done, had it stood there in time. */
    @Test
    void aPositionWhoseStopIsToMoveWhereTheMarketHasPassedItIsClosedAtMarket() {
        // when
        ParentOrder move = move(ofPrice("1.01"));
        scene.send(move);
        // then
        assertThat(isHeld()).isFalse();
        assertThat(stateOf(move)).isEqualTo("SUBMITTED");
        // when
        goOn();
        // then
        assertThat(stateOf(move)).isEqualTo("CANCELLED");
    }

    @Test
    void aMoveThatComesAfterThePositionWasClosedIsPassedOver() {
        // given
        close();
        // when
        ParentOrder move = move(ofPrice("0.80"));
        scene.send(move);
        // then
        assertThat(stateOf(move)).isEqualTo("CANCELLED");
    }

    @Test
    void aMoveOfTheOtherSideThanThePositionsIsPassedOver() {
        ParentOrder move = order("of-a-short", Side.BUY, ExecutionStyle.MOVE_STOP, true, ofPrice("1.2"));

        scene.send(move);

        assertThat(stateOf(move)).isEqualTo("CANCELLED");
    }

    @Test
    void theNextSliceOfAnEntryKeepsAStopThatWasMovedNearer() {
        // given an entry of which a first slice was filled
        ParentOrder entry = scene.journal.latestEntry(account, SYMBOL).orElseThrow();
        assertThat(SliceStop.of(entry, scene.venue)).isEqualTo(new SliceStop.Carried(ofPrice("0.70")));
        // when a person moves its stop nearer
        Decimal nearer = ofPrice("0.75");
        protect(nearer);
        // then
        assertThat(SliceStop.of(entry, scene.venue)).isEqualTo(new SliceStop.Carried(nearer));
        // when a person moves it away
        protect(ofPrice("0.60"));
        // then
        assertThat(SliceStop.of(entry, scene.venue)).isEqualTo(new SliceStop.Carried(ofPrice("0.70")));
        // when the position is closed
        close();
        // then
        assertThat(SliceStop.of(entry, scene.venue)).isEqualTo(new SliceStop.NothingHeld());
    }

    @Test
    void theNextSliceWaitsWhileTheExchangeDoesNotSayWhatStands() {
        ParentOrder entry = scene.journal.latestEntry(account, SYMBOL).orElseThrow();
        scene.relay.refuse("/v5/position/list", UNCLEAR);

        assertThat(SliceStop.of(entry, scene.venue)).isEqualTo(new SliceStop.Unknown());
    }

    private ParentOrder move(Decimal stop) {
        moves++;
        return order("move-" + moves, Side.SELL, ExecutionStyle.MOVE_STOP, true, stop);
    }

    private ParentOrder order(String name, Side side, ExecutionStyle style, boolean reduceOnly, Decimal stop) {
        return ParentOrder.created(
                new OrderIntent(
                        account + "." + name,
                        EngineId.TREND,
                        account,
                        PERPETUAL,
                        side,
                        style,
                        new OrderAmount.OfBase(QUANTITY),
                        reduceOnly,
                        0,
                        ExecutorScene.NOW_MS,
                        ExecutorScene.PRICE,
                        "",
                        stop),
                MessageContext.NONE);
    }

    private void book(ParentOrder entry, ChildOrder childOrder) {
        var execution = new Execution(
                account + "-fill",
                entry.intent().intentId(),
                account,
                PERPETUAL,
                Side.BUY,
                ExecutorScene.PRICE,
                QUANTITY,
                ExecutorScene.PRICE.times(QUANTITY),
                Decimal.ONE,
                "USDT",
                ExecutorScene.NOW_MS);
        assertThat(scene.journal.book(childOrder, execution, false, "BTC", "USDT", 0))
                .isPresent();
    }

    /** What is due, now. */
    private void goOn() {
        scene.work.askAll();
        scene.work.advance();
    }

    private void look() {
        scene.work
                .stops()
                .look(
                        scene.journal.books(account).orElseThrow(),
                        HeldAtExchange.ofPositions(scene.venue.positions().orElseThrow()),
                        ExecutorScene.NOW_MS);
    }

    private void protect(Decimal stop) {
        assertThat(scene.venue.protect(TradingStop.stopLoss(SYMBOL, stop.toBigDecimal())))
                .isInstanceOf(Outcome.Accepted.class);
    }

    private void close() {
        create(OrderRequest.linearMarket(
                SYMBOL, io.eternalengine.bybit.Side.SELL, QUANTITY.toBigDecimal(), true, account + "-close"));
    }

    private void create(OrderRequest request) {
        var _ = scene.venue
                .create(request, SendGate.OPEN)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .orElseThrow();
    }

    private String stateOf(ParentOrder order) {
        return scene.lastStateOf(order.intent().intentId());
    }

    private boolean isHeld() {
        return position().size().signum() > 0;
    }

    private Decimal stopAtExchange() {
        BigDecimal stop = position().stopLoss();
        return stop == null ? Decimal.ZERO : Decimal.of(stop);
    }

    private Position position() {
        return scene.venue.positions(SYMBOL).orElseThrow().getFirst();
    }

    private Decimal ofPrice(String fraction) {
        BigDecimal price = scene.venue
                .tickers(Category.LINEAR, SYMBOL)
                .orElseThrow()
                .getFirst()
                .lastPrice();
        return Decimal.of(price).times(Decimal.of(fraction)).floorToStep(Decimal.of("0.1"));
    }
}
