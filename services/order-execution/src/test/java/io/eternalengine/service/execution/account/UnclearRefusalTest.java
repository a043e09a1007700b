package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.SharedScene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a clear refusal ends an order: after any other code the exchange is asked. What contradicts the journal is reported. */
@ExtendWith(SharedScene.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnclearRefusalTest {
    private static final String CREATE = "/v5/order/create";
    private static final String REALTIME = "/v5/order/realtime";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String account;
    private final ExecutorScene scene;

    UnclearRefusalTest(Exchange exchange) {
        account = exchange.nextAccount();
        scene = new ExecutorScene(exchange.simulator(), account);
    }

    @AfterEach
    void handOnAgain() {
        scene.relay.clear();
    }

    @AfterAll
    void end() {
        scene.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {-1, 10014, 170001, 170032, 170035, 170149, 170234, 3400214, 424_242})
    void asksForAnOrderThatTheExchangeTookThoughItsCodeSaysNothingClear(int code) {
        String intentId = "unclear-" + Math.abs(code);
        scene.relay.answerCode(CREATE, code);

        scene.send(ExecutorScene.sale(account, intentId, ExecutionStyle.MARKET));
        scene.handleAnswerTo(intentId);

        advanceUntilFilled(intentId);
        assertThat(childOrder(intentId).state()).isEqualTo(ChildOrder.State.CLOSED);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {10001, 170131, 170137})
    void endsAnOrderWithAClearRefusal(int code) {
        String intentId = "refused-" + code;
        scene.relay.refuse(CREATE, code);

        scene.send(ExecutorScene.sale(account, intentId, ExecutionStyle.MARKET));
        scene.handleAnswerTo(intentId);

        assertThat(scene.lastStateOf(intentId)).isEqualTo("REJECTED");
        assertThat(childOrder(intentId).state()).isEqualTo(ChildOrder.State.NOT_PLACED);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {429, 10018, 170005})
    void keepsAReductionWhileTheExchangeIsBusy(int code) {
        String intentId = "busy-" + code;
        scene.relay.refuse(CREATE, code);
        scene.send(ExecutorScene.sale(account, intentId, ExecutionStyle.MARKET));
        scene.handleAnswerTo(intentId);
        assertThat(scene.lastStateOf(intentId)).isEqualTo("SUBMITTED");

        scene.relay.clear();
        goOn(intentId);
    }

    @Test
    void stopsTheAccountForAnEndedKeyWithOneAlertAndKeepsWhatReduces() {
        // given
        String subject = "account " + account + " may not trade";
        int before = alerts(subject).size();
        scene.relay.refuse(CREATE, 33004);

        // when two sales meet it
        for (String intentId : List.of("ended-1", "ended-2")) {
            scene.send(ExecutorScene.sale(account, intentId, ExecutionStyle.MARKET));
            scene.handleAnswerTo(intentId);
        }

        // then
        assertThat(scene.work.stopCause()).isEqualTo("stopped with code 33004: as laid out");
        assertThat(alerts(subject)).hasSize(before + 1);
        assertThat(scene.lastStateOf("ended-1")).isEqualTo("SUBMITTED");

        // when the key is good again
        scene.relay.clear();
        goOn("ended-1");

        // then the account trades
        assertThat(scene.work.stopCause()).isEmpty();
        goOn("ended-2");
    }

    @Test
    void stopsTheAccountWhenAQuestionIsAnsweredWithAnEndedKey() {
        scene.relay.refuse(REALTIME, 33004);

        scene.work.lookForExternalOrders();
        scene.work.heedStop(ExecutorScene.NOW_MS);

        assertThat(scene.work.stopCause()).contains("33004");
        scene.relay.clear();
        scene.send(ExecutorScene.sale(account, "afterwards", ExecutionStyle.MARKET));
        scene.handleAnswerTo("afterwards");
        assertThat(scene.work.stopCause()).isEmpty();
        advanceUntilFilled("afterwards");
    }

    @Test
    void reportsAnOpenOrderThatTheJournalSaysWasNeverTaken() {
        // given an order that rests, of which the exchange says that it refused it
        scene.relay.answerCode(CREATE, 10001);
        scene.sendPatientSale(account);
        String intentId = account + ".sale";
        scene.handleAnswerTo(intentId);
        assertThat(childOrder(intentId).state()).isEqualTo(ChildOrder.State.NOT_PLACED);
        scene.relay.clear();

        // when
        scene.work.lookForExternalOrders();
        scene.work.lookForExternalOrders();

        // then
        assertThat(alerts("account " + account + ": an order is open after its end"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getText()).contains("never took it"));

        // when it is cancelled by hand and another one is filled after its end
        scene.relay.answerCode(CREATE, 10001);
        scene.send(ExecutorScene.sale(account, "late", ExecutionStyle.MARKET));
        scene.handleAnswerTo("late");
        await("the execution")
                .atMost(PATIENCE)
                .until(() -> scene.received.stream()
                        .anyMatch(event -> event instanceof ExecutorEvent.Executed(var report)
                                && report.orderLinkId()
                                        .equals(childOrder("late").clientOrderId())));
        scene.received.stream().filter(ExecutorEvent.Executed.class::isInstance).forEach(scene::handle);

        // then it is booked, and reported
        assertThat(childOrder("late").filledQuantity().isPositive()).isTrue();
        assertThat(alerts("account " + account + ": an order was filled after its end"))
                .hasSize(1);
    }

    private void goOn(String intentId) {
        scene.work.askAll();
        scene.work.advance();
        scene.handleAnswerTo(intentId);
        advanceUntilFilled(intentId);
    }

    private void advanceUntilFilled(String intentId) {
        await("the end of " + intentId).atMost(PATIENCE).until(() -> {
            scene.work.advance();
            return scene.lastStateOf(intentId).equals("FILLED");
        });
    }

    private ChildOrder childOrder(String intentId) {
        return scene.journal.latestChildOrder(intentId).orElseThrow();
    }

    private List<AlertRaised> alerts(String subject) {
        return scene.publishedOf(AlertRaised.class).stream()
                .filter(alert -> alert.getSubject().equals(subject))
                .toList();
    }
}
