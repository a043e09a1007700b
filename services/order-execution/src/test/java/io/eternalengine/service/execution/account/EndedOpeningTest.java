package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.SendGate;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.ExecutionScene;
import io.eternalengine.service.execution.scene.SharedScene;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An order that rests at the exchange although its journal row has ended: a halt takes it off when it opens exposure. */
@ExtendWith(SharedScene.class)
class EndedOpeningTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutionScene risk;
    private final String account;
    private final ExecutorScene scene;
    private final RiskScope scope;

    EndedOpeningTest(Exchange exchange, ExecutionScene risk) {
        this.risk = risk;
        account = exchange.nextAccount();
        scope = new RiskScope.OfAccount(account);
        scene = new ExecutorScene(exchange.simulator(), account);
    }

    @BeforeEach
    void listenToRisk() {
        scene.listenToRisk();
    }

    @AfterEach
    void end() {
        risk.surroundings().command(new RiskAction.HaltLifted("operator", scope, "read it", List.of("alice")));
        scene.close();
    }

    @Test
    void aHaltCancelsAPurchaseThatRestsAfterItsEndWhicheverEndItWas() {
        // given two purchases that rest, one that the journal says was never taken, one that it says is closed
        String neverTaken = restsAfterItsEnd("never-taken", Side.BUY, ChildOrder.State.NOT_PLACED, "10000");
        String closed = restsAfterItsEnd("closed", Side.BUY, ChildOrder.State.CLOSED, "10000");
        String sale = restsAfterItsEnd("sale", Side.SELL, ChildOrder.State.NOT_PLACED, "90000");
        scene.work.lookForExternalOrders();
        assertThat(statusOf(neverTaken)).as("without a halt it is not touched").isEqualTo("New");

        // when
        halt();

        // then
        awaitCancelled(neverTaken);
        awaitCancelled(closed);
        assertThat(statusOf(sale)).as("a reduction is never cancelled").isEqualTo("New");
    }

    @Test
    void aPurchaseThatIsFoundUnderAHaltIsCancelledAtTheFirstLook() {
        halt();
        String late = restsAfterItsEnd("late", Side.BUY, ChildOrder.State.CLOSED, "10000");

        scene.work.lookForEndedOpenings();

        awaitCancelled(late);
    }

    @Test
    void isCancelledAgainWhenTheFirstCancelCameToNothing() {
        // given
        String resting = restsAfterItsEnd("again", Side.BUY, ChildOrder.State.NOT_PLACED, "10000");
        scene.work.lookForExternalOrders();
        scene.relay.refuse("/v5/order/cancel", 10000);
        halt();
        assertThat(scene.work.isOpeningLeftUnderHalt()).isTrue();
        assertThat(statusOf(resting)).isEqualTo("New");

        // when
        scene.relay.clear();
        scene.work.lookForEndedOpenings();

        // then
        awaitCancelled(resting);
        scene.work.lookForEndedOpenings();
        assertThat(scene.work.isOpeningLeftUnderHalt()).isFalse();
    }

    @Test
    void aLookThatTheExchangeDoesNotAnswerIsNoLook() {
        // given
        halt();
        String resting = restsAfterItsEnd("unseen", Side.BUY, ChildOrder.State.NOT_PLACED, "10000");
        scene.relay.refuse("/v5/order/realtime", 10000);

        // when and then
        assertThat(scene.work.lookForEndedOpenings()).isFalse();
        assertThat(scene.work.lookForExternalOrders()).isFalse();
        assertThat(scene.work.isOpeningLeftUnderHalt())
                .as("nobody knows of it yet")
                .isFalse();

        // when it answers
        scene.relay.clear();
        assertThat(scene.work.lookForEndedOpenings()).isTrue();

        // then
        awaitCancelled(resting);
    }

    @Test
    void whatFillsBeforeTheCancelIsBooked() {
        // given a purchase that fills at once, of which the journal says that the exchange never took it
        var before = scene.journal.books(account).orElseThrow().balances().of("BTC");
        halt();
        String filled = restsAfterItsEnd("filled", Side.BUY, ChildOrder.State.NOT_PLACED, "");

        // when
        await("the execution")
                .atMost(PATIENCE)
                .until(() -> scene.received.stream()
                        .anyMatch(event -> event instanceof ExecutorEvent.Executed(var report)
                                && report.orderLinkId().equals(filled)));
        scene.received.forEach(scene::handle);

        // then
        assertThat(scene.journal
                        .books(account)
                        .orElseThrow()
                        .balances()
                        .of("BTC")
                        .isAbove(before))
                .isTrue();
    }

    private void halt() {
        risk.surroundings().command(new RiskAction.HaltImposed("operator", scope, "a test", "alice"));
        scene.awaitHalt("operator", scope);
        scene.work.cancelHalted();
    }

    /** Has the exchange take an order whose child order then ends in the journal; answers its client order id. */
    private String restsAfterItsEnd(String name, Side side, ChildOrder.State end, String limitPrice) {
        ParentOrder order = ExecutorScene.order(account, account + "." + name, side, limitPrice.isEmpty());
        scene.journal.take(List.of(order), Map.of());
        ChildOrder childOrder = ExecutorScene.firstChildOrder(order, limitPrice);
        ParentOrder submitted = scene.journal.submit(order, childOrder);
        OrderRequest request =
                Requests.of(submitted, childOrder, submitted.intent().stopPrice());
        assertThat(scene.venue
                        .create(request, SendGate.OPEN)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(Outcome.Accepted.class);
        scene.journal.close(
                submitted, childOrder, end, Optional.of(OrderState.REJECTED), "a test", ExecutorScene.NOW_MS);
        return childOrder.clientOrderId();
    }

    private void awaitCancelled(String clientOrderId) {
        await("the cancel of " + clientOrderId)
                .atMost(PATIENCE)
                .until(() -> statusOf(clientOrderId).equals("Cancelled"));
    }

    private String statusOf(String clientOrderId) {
        return risk.venue()
                .orders(account, List.of(clientOrderId))
                .getFirst()
                .path("orderStatus")
                .asText();
    }
}
