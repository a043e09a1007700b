package io.eternalengine.service.execution.packaged;

import static io.eternalengine.service.execution.scene.ExecutionScene.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.Side;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.service.execution.scene.Commands;
import io.eternalengine.service.execution.scene.ExecutionScene;
import io.eternalengine.service.execution.scene.SharedScene;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Large orders that are sent as slices over time: each slice once whatever happens, and one end of the parent order with what was filled. */
@ExtendWith(SharedScene.class)
class TwapTest {
    private static final String FAULTS = "/admin/v1/faults";
    private static final String NOTHING = "{}";
    private static final String EMPTY_BOOK = "{\"depthPercent\":0}";
    private static final String THIN_BOOK = "{\"depthPercent\":0.0005}";
    private static final String FIVE_SLICES = "7400";
    private static final Decimal SLICE = Decimal.of(Commands.LARGEST_SLICE);
    private static final int CHILD_ORDERS_AT_MOST = 12;
    /** A sale is planned at the bid and filled with the simulator's impact, a purchase in the perpetual at another price than planned. */
    private static final Decimal SLIPPED = Decimal.of("1.01");

    /** Longer than an order is worked as maker. */
    private static final long MAKER_TIME_MS = 61_000;

    private final ExecutionScene scene;
    private final Commands commands;

    TwapTest(ExecutionScene scene) {
        this.scene = scene;
        this.commands = new Commands(scene.surroundings());
    }

    @AfterEach
    void heal() {
        strike(NOTHING);
    }

    @Test
    void anOrderOfFiveSlicesIsFilledWholeAndEndsOnce() {
        // given
        String account = scene.nextAccount();
        PlaceOrder purchase = commands.largePurchase(account, "twap", FIVE_SLICES);
        // when
        scene.send(purchase);
        playSlices(purchase, 1, 5);
        // then
        assertFilledInSlices(purchase, 5);
        assertThat(Decimal.of(FIVE_SLICES).minus(filledValue(purchase))).isBetween(Decimal.ZERO, Decimal.of("0.1"));
        List<Long> times = filled(purchase).stream()
                .map(order -> order.path("createdTime").asLong())
                .toList();
        for (int slice = 1; slice < times.size(); slice++) {
            assertThat(times.get(slice) - times.get(slice - 1))
                    .as("from one slice to the next: %s", times)
                    .isGreaterThanOrEqualTo(ExecutionScene.SLICE_INTERVAL.toMillis());
        }
    }

    @Test
    void killsBetweenSlicesAndWhileOneIsUnclearDoubleNoneAndLoseNone() {
        // given
        String account = scene.nextAccount();
        PlaceOrder purchase = commands.largePurchase(account, "killed", FIVE_SLICES);
        scene.send(purchase);
        playSlices(purchase, 1, 1);
        // when killed between two slices
        scene.killService();
        scene.startService();
        // and while the second one is filled and nobody here knows it
        strike("{\"timeOutAfterAcceptance\":1,\"dropFrames\":1000}");
        playSlices(purchase, 2, 2);
        scene.killService();
        strike(NOTHING);
        scene.startService();
        // and while the third one is in the journal and never reaches the exchange
        strike("{\"timeOutBeforeAcceptance\":1}");
        long swallowed = scene.venue().swallowed();
        nextSlice();
        await("a swallowed slice", () -> scene.venue().swallowed() > swallowed);
        scene.killService();
        strike(NOTHING);
        scene.startService();
        // then
        awaitFilled(purchase, 3);
        playSlices(purchase, 4, 5);
        assertFilledInSlices(purchase, 5);
    }

    @Test
    void aSliceThatTimesOutAndOneThatArrivesTwiceAreSentOnce() {
        // given
        String account = scene.nextAccount();
        PlaceOrder purchase = commands.largePurchase(account, "unclear", FIVE_SLICES);
        scene.send(purchase);
        playSlices(purchase, 1, 1);
        // when
        strike("{\"timeOutAfterAcceptance\":1}");
        playSlices(purchase, 2, 2);
        strike("{\"duplicateRequests\":1}");
        playSlices(purchase, 3, 3);
        strike(NOTHING);
        playSlices(purchase, 4, 5);
        // then
        assertFilledInSlices(purchase, 5);
    }

    @Test
    void aHaltBetweenTwoSlicesEndsWhatOpensWithWhatWasFilledAndWhatReducesTakesNoTimeUnderIt() {
        // given
        String account = scene.nextAccount();
        PlaceOrder purchase = commands.largePurchase(account, "halted", FIVE_SLICES);
        scene.send(purchase);
        playSlices(purchase, 1, 4);
        // when
        var scope = new RiskScope.OfAccount(account);
        scene.surroundings().command(new RiskAction.HaltImposed("operator", scope, "a test", "alice"));
        // then
        OrderStateChanged end = scene.awaitEnd(purchase);
        assertThat(end.getState()).isEqualTo(OrderState.ORDER_STATE_CANCELLED);
        assertThat(end.getCause()).isEqualTo("halted: operator on ACCOUNT=" + account);
        assertThat(filledValue(purchase)).isBetween(Decimal.of("5919"), Decimal.of("5921"));
        assertFilledOnce(purchase, 4);
        // and
        PlaceOrder sale = patientSale(account);
        scene.send(sale);
        playToTheEnd(sale);
        assertThat(scene.awaitEnd(sale).getState()).isEqualTo(OrderState.ORDER_STATE_FILLED);
        assertThat(filled(sale)).as("what was bought, at once").hasSize(1);
        assertFilledOnce(sale, 1);
        scene.surroundings().command(new RiskAction.HaltLifted("operator", scope, "read it", List.of("alice")));
        var openings = new AtomicInteger();
        await(
                "an opening after the halt",
                () -> isFilled(commands.purchase(account, "next." + openings.incrementAndGet())));
    }

    @Test
    void whatOpensWaitsForABookAndEndsWithWhatWasFilledInItsTime() {
        // given a book in which no slice is large enough for the exchange
        String account = scene.nextAccount();
        PlaceOrder purchase = commands.largePurchase(account, "thin", FIVE_SLICES);
        strike(THIN_BOOK);
        // when an order that is not split comes after it
        scene.send(purchase);
        assertFilled(commands.purchase(account, "small"));
        // then
        assertThat(childOrders(purchase)).isEmpty();
        // when there is a book for one slice
        strike(NOTHING);
        awaitFilled(purchase, 1);
        strike(THIN_BOOK);
        nextSlice();
        assertFilled(commands.purchase(account, "another"));
        assertThat(childOrders(purchase)).hasSize(1);
        scene.surroundings().advance(ExecutionScene.LONGEST_TWAP.toMillis());
        // then
        OrderStateChanged end = scene.awaitEnd(purchase);
        assertThat(end.getState()).isEqualTo(OrderState.ORDER_STATE_CANCELLED);
        assertThat(end.getCause()).isEqualTo("twap-over: not all was filled within PT5M");
        assertThat(filledValue(purchase)).isBetween(Decimal.of("1479"), SLICE);
        assertFilledOnce(purchase, 1);
    }

    @Test
    void whatReducesPatientlyGoesByValueAloneWithoutABook() {
        // given
        String account = scene.nextAccount();
        assertFilled(holding(account));
        PlaceOrder sale = patientSale(account);
        strike(EMPTY_BOOK);
        // when
        scene.send(sale);
        playToTheEnd(sale);
        // then
        assertFilledInSlices(sale, 6);
    }

    @Test
    void whatReducesAtOnceIsOneOrder() {
        // given
        String account = scene.nextAccount();
        assertFilled(holding(account));
        // when
        PlaceOrder sale = commands.largeSale(account, "urgent", ExecutionStyle.MARKET, worth("8000"));
        assertFilled(sale);
        // then
        assertFilledOnce(sale, 1);
    }

    @Test
    void eachSliceOfAnEntryHasItsStopAndNoneFollowsAReductionOfThePosition() {
        // given
        String account = scene.nextAccountOfPerpetuals();
        Decimal stop = ofAsk("0.80");
        PlaceOrder entry = commands.entry(account, "twap", Side.BUY, worth("7500"), stop);
        scene.send(entry);
        playSlices(entry, 1, 2);
        assertThat(stopOf(account)).isEqualTo(stop);
        String held = heldBy(account);
        // when
        assertFilled(commands.exit(account, "leave", Side.SELL, held));
        nextSlice();
        // then
        OrderStateChanged end = scene.awaitEnd(entry);
        assertThat(end.getState()).isEqualTo(OrderState.ORDER_STATE_CANCELLED);
        assertThat(end.getCause()).startsWith("position-reduced: of " + held + " that were opened only 0 are held");
        assertFilledOnce(entry, 2);
    }

    /** The exchange sets the stop of the whole position with each order, so the next slice would take the nearer one back. */
    @Test
    void aMoveOfTheStopBetweenTwoSlicesEndsTheEntryWithWhatWasFilled() {
        // given
        String account = scene.nextAccountOfPerpetuals();
        PlaceOrder entry = commands.entry(account, "twap", Side.BUY, worth("7500"), ofAsk("0.80"));
        scene.send(entry);
        playSlices(entry, 1, 1);
        // when
        Decimal nearer = ofAsk("0.90");
        assertFilled(commands.stopMove(account, "move", Side.SELL, heldBy(account), nearer));
        nextSlice();
        // then
        OrderStateChanged end = scene.awaitEnd(entry);
        assertThat(end.getState()).isEqualTo(OrderState.ORDER_STATE_CANCELLED);
        assertThat(end.getCause()).startsWith("stop-farther: the position has its stop at " + nearer);
        assertThat(stopOf(account)).isEqualTo(nearer);
        assertFilledOnce(entry, 1);
    }

    private Decimal ofAsk(String fraction) {
        return scene.surroundings().ask().times(Decimal.of(fraction)).floorToStep(Decimal.of("0.1"));
    }

    private Decimal stopOf(String account) {
        return Decimal.of(scene.positionOf(account).path("stopLoss").asText());
    }

    private String heldBy(String account) {
        return Decimal.of(scene.positionOf(account).path("size").asText()).toString();
    }

    private PlaceOrder holding(String account) {
        return commands.purchase(account, "holding").toBuilder()
                .setQuoteAmount("9000")
                .build();
    }

    /** Decided so long ago that it goes to market. */
    private PlaceOrder patientSale(String account) {
        return commands.largeSale(account, "sale", ExecutionStyle.MAKER_THEN_MARKET, worth("8000")).toBuilder()
                .setDecidedAtMs(scene.surroundings().nowMs() - MAKER_TIME_MS)
                .setValidUntilMs(0)
                .build();
    }

    private String worth(String value) {
        return Decimal.of(value)
                .dividedBy(scene.surroundings().ask(), 3, RoundingMode.UP)
                .toString();
    }

    private void strike(String faults) {
        assertThat(scene.venue().post(FAULTS, faults).path("error").asText()).isEmpty();
    }

    /** Lets time pass between slices until so many are filled. */
    private void playSlices(PlaceOrder order, int first, int last) {
        for (int slice = first; slice <= last; slice++) {
            if (slice > 1) {
                nextSlice();
            }
            awaitFilled(order, slice);
        }
    }

    private void nextSlice() {
        scene.surroundings().advance(ExecutionScene.SLICE_INTERVAL.toMillis());
    }

    private void playToTheEnd(PlaceOrder order) {
        awaitFilled(order, 1);
        int slices = 1;
        while (!scene.isEnded(order)) {
            int before = slices;
            nextSlice();
            await(
                    "the slice behind " + before + " of " + order.getIntentId(),
                    () -> scene.isEnded(order) || filled(order).size() > before);
            slices = filled(order).size();
            assertThat(slices).isLessThanOrEqualTo(CHILD_ORDERS_AT_MOST);
        }
    }

    private void awaitFilled(PlaceOrder order, int slices) {
        await(slices + " slices of " + order.getIntentId(), () -> filled(order).size() == slices);
    }

    private void assertFilled(PlaceOrder order) {
        assertThat(isFilled(order)).isTrue();
    }

    private boolean isFilled(PlaceOrder order) {
        return scene.execute(order).getState() == OrderState.ORDER_STATE_FILLED;
    }

    private void assertFilledInSlices(PlaceOrder order, int slices) {
        OrderStateChanged end = scene.awaitEnd(order);
        assertThat(end.getState()).as("%s", end.getCause()).isEqualTo(OrderState.ORDER_STATE_FILLED);
        assertFilledOnce(order, slices);
    }

    /** The parent ends once, each slice was filled once and reported once, and the ledger equals the wallet. */
    private void assertFilledOnce(PlaceOrder order, int slices) {
        assertThat(scene.events(order).stream().filter(event -> ExecutionScene.isEnd(event.getState())))
                .hasSize(1);
        assertThat(filled(order)).hasSize(slices);
        List<ExecutionReported> reported = scene.executions(order);
        assertThat(reported)
                .hasSize(slices)
                .allSatisfy(execution -> {
                    assertThat(execution.getParentOrderId()).isEqualTo(order.getClientOrderId());
                    assertThat(clientOrderIds(order)).contains(execution.getClientOrderId());
                })
                .extracting(ExecutionReported::getExecutionId)
                .containsExactlyInAnyOrderElementsOf(
                        scene.venue().executions(order.getAccount(), clientOrderIds(order)).stream()
                                .map(execution -> execution.path("execId").asText())
                                .toList());
        if (slices > 1) {
            assertThat(reported)
                    .allSatisfy(execution ->
                            assertThat(Decimal.of(execution.getValue())).isLessThanOrEqualTo(SLICE.times(SLIPPED)));
        }
        await("equal books", () -> scene.ledger(order.getAccount()).equals(scene.wallet(order.getAccount())));
    }

    private Decimal filledValue(PlaceOrder order) {
        return Decimal.of(scene.events(order).getLast().getFilledValue());
    }

    /** Those of its child orders that the exchange filled, oldest first. */
    private List<JsonNode> filled(PlaceOrder order) {
        return childOrders(order).stream()
                .filter(child ->
                        Outcome.FILLED.contains(child.path("orderStatus").asText()))
                .sorted(Comparator.comparingLong(
                        child -> child.path("createdTime").asLong()))
                .toList();
    }

    private List<JsonNode> childOrders(PlaceOrder order) {
        return scene.venue().orders(order.getAccount(), clientOrderIds(order));
    }

    private static List<String> clientOrderIds(PlaceOrder order) {
        return IntStream.rangeClosed(1, CHILD_ORDERS_AT_MOST)
                .mapToObj(number -> number == 1 ? order.getIntentId() : order.getIntentId() + "#" + number)
                .map(ClientOrderId::of)
                .toList();
    }
}
