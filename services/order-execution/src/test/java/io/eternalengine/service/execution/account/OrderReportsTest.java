package io.eternalengine.service.execution.account;

import static io.eternalengine.schemas.v1.OrderState.ORDER_STATE_FILLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.Outcome;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.PackagedSimulator;
import io.eternalengine.service.execution.scene.SharedScene;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer to a request and the stream's messages come on two ways, so in any order, and often all at once. */
@ExtendWith(SharedScene.class)
class OrderReportsTest {
    private final PackagedSimulator simulator;
    private final String account;
    private final ExecutorScene scene;

    OrderReportsTest(Exchange exchange) {
        simulator = exchange.simulator();
        account = exchange.nextAccount();
        scene = new ExecutorScene(simulator, account);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    /** A answers, O reports the order, E its execution. */
    @ParameterizedTest
    @ValueSource(strings = {"AOE", "AEO", "OAE", "OEA", "EAO", "EOA"})
    void endsAnOrderOnceInWhateverOrderItIsToldOf(String order) {
        scene.sendSale(account);
        scene.awaitStream();
        scene.awaitAnswer();

        order.chars()
                .forEach(kind -> scene.received.stream()
                        .filter(event -> kindOf(event) == kind)
                        .forEach(scene::handle));

        // nothing more has to be asked for
        assertThat(scene.published().getLast().getState()).isEqualTo(ORDER_STATE_FILLED);
        scene.work.advance();

        assertThat(scene.published().getLast().getState()).isEqualTo(ORDER_STATE_FILLED);
        assertThat(scene.published()).filteredOn(this::isFilled).hasSize(1);
        assertThat(scene.published().getLast().getFirstByteWallUs()).isPositive();
        assertThat(scene.journal.latestChildOrder(account + ".sale"))
                .map(ChildOrder::state)
                .contains(ChildOrder.State.CLOSED);
        assertThat(simulator.get("/admin/v1/orders?account=" + account).path("orders"))
                .as("the holding and the sale")
                .hasSize(2);
    }

    @Test
    void tellsWhenTheFirstByteLeftThoughTheAnswerHasNotCome() {
        simulator.post("/admin/v1/faults", "{\"timeOutAfterAcceptance\":1}");
        scene.sendSale(account);
        scene.awaitStream();

        scene.received.forEach(scene::handle);
        List<OrderStateChanged> reported = scene.published();
        scene.awaitAnswer();
        ExecutorEvent late = scene.received.stream()
                .filter(event -> kindOf(event) == 'A')
                .findFirst()
                .orElseThrow();
        scene.handle(late);
        scene.work.advance();

        assertThat(reported.getLast().getState()).isEqualTo(ORDER_STATE_FILLED);
        assertThat(reported.getLast().getFirstByteWallUs()).isPositive();
        assertThat(((ExecutorEvent.Answered) late).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.cause()).isInstanceOf(TimeoutException.class));
        assertThat(scene.published()).isEqualTo(reported);
    }

    private boolean isFilled(OrderStateChanged changed) {
        return changed.getState() == ORDER_STATE_FILLED;
    }

    private static int kindOf(ExecutorEvent event) {
        return switch (event) {
            case ExecutorEvent.Answered ignored -> 'A';
            case ExecutorEvent.OrderReported ignored -> 'O';
            case ExecutorEvent.Executed ignored -> 'E';
            case ExecutorEvent.OrderTaken ignored -> 'T';
            case ExecutorEvent.AcceptanceAsked ignored -> 'D';
            case ExecutorEvent.StreamConnected ignored -> 'C';
            case ExecutorEvent.RiskCommanded ignored -> 'R';
            case ExecutorEvent.FeeRatesAnswered ignored -> 'F';
        };
    }
}
