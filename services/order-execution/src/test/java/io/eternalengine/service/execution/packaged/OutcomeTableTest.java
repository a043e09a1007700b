package io.eternalengine.service.execution.packaged;

import static io.eternalengine.service.execution.scene.ExecutionScene.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.service.execution.scene.Commands;
import io.eternalengine.service.execution.scene.ExecutionScene;
import io.eternalengine.service.execution.scene.SharedScene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every fault at every kind of order: whatever happens, the exchange has the order once or it ended with a cause, each
 * execution is told once, and the ledger equals the exchange's wallet to the last unit.
 */
@ExtendWith(SharedScene.class)
class OutcomeTableTest {
    /** Longer than an order is worked as maker. */
    private static final long MAKER_TIME_OVER_MS = 61_000;

    private final ExecutionScene scene;
    private final Commands commands;
    private final Map<Fault, String> accounts = new EnumMap<>(Fault.class);
    private final List<TriedOrder> orders = new ArrayList<>();

    OutcomeTableTest(ExecutionScene scene) {
        this.scene = scene;
        this.commands = new Commands(scene.surroundings());
        Arrays.stream(Fault.values()).forEach(fault -> accounts.put(fault, scene.nextAccount()));
    }

    @Test
    void hasEveryOrderOnceOrSaysWhyNot() {
        var injection = new FaultInjection(scene);
        everyAccountHoldsSomething();

        // The kill comes first, so that what it leaves unclear and what the others do is asked for at the same time.
        injection.sendAndKill(tried(Fault.KILLED_REQUEST_LOST), tried(Fault.KILLED_REQUEST_UNREAD));
        Arrays.stream(Fault.values())
                .filter(fault -> !fault.kills())
                .flatMap(fault -> tried(fault).stream())
                .forEach(injection::send);
        awaitEndsAndMakersAtRest();
        scene.surroundings().advance(MAKER_TIME_OVER_MS);
        orders.forEach(order -> scene.awaitEnd(order.command()));

        var outcomes = orders.stream()
                .sorted(Comparator.comparing(TriedOrder::fault))
                .map(order -> Outcome.of(order, scene))
                .toList();
        System.out.println(Outcome.table(outcomes));
        SoftAssertions.assertSoftly(softly -> outcomes.forEach(outcome -> outcome.check(softly)));
        accounts.values()
                .forEach(account -> assertThat(scene.books(account).getReconciled())
                        .as(account)
                        .isTrue());
        JsonNode summary = scene.venue().get("/admin/v1/summary");
        assertThat(summary.path("duplicateOrders").asInt()).isZero();
        assertThat(summary.path("duplicateAttempts").asInt()).isZero();
        assertThat(scene.output()).doesNotContain("begins again from the journal");
    }

    private void everyAccountHoldsSomething() {
        var holdings = accounts.values().stream()
                .map(account -> commands.purchase(account, "holding"))
                .toList();
        holdings.forEach(scene::send);
        holdings.forEach(
                holding -> assertThat(scene.awaitEnd(holding).getState()).isEqualTo(OrderState.ORDER_STATE_FILLED));
    }

    private List<TriedOrder> tried(Fault fault) {
        String account = accounts.get(fault);
        var tried = Arrays.stream(TriedOrder.Kind.values())
                .map(kind -> TriedOrder.of(fault, kind, String.valueOf(account), commands))
                .toList();
        orders.addAll(tried);
        return tried;
    }

    /** A maker's order that the exchange has taken rests there: the market stands still. */
    private void awaitEndsAndMakersAtRest() {
        orders.forEach(order -> await(
                "the outcome of " + order,
                () -> scene.isEnded(order.command())
                        || (order.kind() == TriedOrder.Kind.MAKER_PURCHASE
                                && scene.isIn(order.command(), OrderState.ORDER_STATE_ACKNOWLEDGED))));
    }
}
