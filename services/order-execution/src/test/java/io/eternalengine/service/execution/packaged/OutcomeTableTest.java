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
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every fault at every step of an order, on both ways of order entry: whatever happens, the exchange has the order once or it
 * ended with a cause, each execution is reported once, and the ledger equals the exchange's wallet to the last unit.
 */
@ExtendWith(SharedScene.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutcomeTableTest {
    /** Longer than an order is worked as maker. */
    private static final long MAKER_TIME_OVER_MS = 61_000;

    private static final int ACCOUNTS = 6;

    private static final long WITHIN_THE_CRASH_MS = 30_000;
    private static final long AFTER_THE_CRASH_MS = 120_000;

    private final ExecutionScene scene;
    private final Commands commands;
    private final FaultInjection injection;
    private final List<String> accounts;
    private final List<TriedOrder> orders = new ArrayList<>();
    private String run = "";
    private long doubledByTheFault;

    OutcomeTableTest(ExecutionScene scene) {
        this.scene = scene;
        this.commands = new Commands(scene.surroundings());
        this.injection = new FaultInjection(scene);
        this.accounts = Stream.generate(scene::nextAccount).limit(ACCOUNTS).toList();
    }

    @AfterEach
    void sendOverRestAgain() {
        injection.heal();
        scene.sendBy(ExecutionScene.REST);
    }

    @ParameterizedTest
    @ValueSource(strings = {ExecutionScene.REST, "websocket"})
    void hasEveryOrderOnceOrSaysWhyNot(String way) {
        run = way;
        orders.clear();
        scene.sendBy(way);
        everyAccountHoldsSomething();

        // The kill comes first, so that what it leaves unclear and what the others do is asked for at the same time.
        injection.kill(tried(Fault.KILLED), FaultInjection.at(Step.SENT, tried(Fault.KILLED_AND_SWALLOWED)));
        Arrays.stream(Fault.values())
                .filter(fault -> !fault.kills() && !fault.isOfTheMarket() && !fault.isOfTheAddress())
                .forEach(fault -> injection.strike(fault, tried(fault)));
        awaitEndsAndMakersAtRest();
        scene.surroundings().advance(MAKER_TIME_OVER_MS);
        awaitEnds();
        crash();
        halt();
        ban();

        doubledByTheFault += orders.stream()
                .filter(order -> order.fault() == Fault.REQUESTS_DUPLICATED)
                .count();
        var outcomes = orders.stream()
                .sorted(Comparator.comparing(TriedOrder::fault).thenComparing(TriedOrder::step))
                .map(order -> Outcome.of(order, scene))
                .toList();
        System.out.println("orders by " + way);
        System.out.println(Outcome.table(outcomes));
        SoftAssertions.assertSoftly(softly -> outcomes.forEach(outcome -> outcome.check(softly)));
        accounts.forEach(this::awaitReconciled);
        JsonNode summary = scene.venue().get("/admin/v1/summary");
        assertThat(summary.path("duplicateOrders").asInt()).isZero();
        assertThat(summary.path("duplicateAttempts").asLong())
                .as("requests that the exchange refused because it had them, other than those that the fault doubled")
                .isLessThanOrEqualTo(doubledByTheFault);
        assertThat(scene.output()).doesNotContain("executor-restarts");
    }

    private void everyAccountHoldsSomething() {
        var holdings = accounts.stream()
                .map(account -> commands.purchase(account, run + ".holding"))
                .toList();
        holdings.forEach(scene::send);
        holdings.forEach(
                holding -> assertThat(scene.awaitEnd(holding).getState()).isEqualTo(OrderState.ORDER_STATE_FILLED));
    }

    /** The orders of a fault, decided now. */
    private Map<Step, List<TriedOrder>> tried(Fault fault) {
        String account = accounts.get(orders.size() % ACCOUNTS);
        Map<Step, List<TriedOrder>> tried = new EnumMap<>(Step.class);
        fault.steps().forEach(step -> tried.put(step, TriedOrder.of(fault, step, account, run, commands)));
        tried.values().forEach(orders::addAll);
        return tried;
    }

    /** The market falls through the price of an order that rests, and away from one that is on its way. */
    private void crash() {
        var tried = tried(Fault.FLASH_CRASH);
        injection.bringToAccepted(Fault.FLASH_CRASH, FaultInjection.at(Step.ACCEPTED, tried));
        injection.set(FaultInjection.strikeOf(Fault.FLASH_CRASH, 0));
        scene.surroundings().advance(WITHIN_THE_CRASH_MS);
        FaultInjection.at(Step.BEFORE_SEND, tried).forEach(injection::send);
        awaitEnds();
        injection.heal();
        scene.surroundings().advance(AFTER_THE_CRASH_MS);
    }

    private void halt() {
        var tried = tried(Fault.SYMBOL_HALTED);
        injection.bringToAccepted(Fault.SYMBOL_HALTED, FaultInjection.at(Step.ACCEPTED, tried));
        injection.set(FaultInjection.strikeOf(Fault.SYMBOL_HALTED, 0));
        FaultInjection.at(Step.BEFORE_SEND, tried).forEach(injection::send);
        scene.surroundings().advance(MAKER_TIME_OVER_MS);
        awaitEnds();
        injection.heal();
    }

    /** Nothing goes over REST for ten minutes; what is not ended by then goes on after it. */
    private void ban() {
        var tried = tried(Fault.ADDRESS_BANNED);
        injection.ban(tried);
        injection.liftTheBan();
        scene.surroundings().advance(MAKER_TIME_OVER_MS);
        awaitEnds();
        if (run.equals(ExecutionScene.REST)) {
            String account =
                    FaultInjection.at(Step.SENT, tried).getFirst().command().getAccount();
            assertThat(scene.alerts("account " + account + " is refused by the exchange"))
                    .hasSize(1);
        }
    }

    private void awaitEnds() {
        orders.forEach(order -> await("the end of " + order, () -> scene.isEnded(order.command())));
    }

    /** A maker's order that the exchange has taken rests there: the market stands still. */
    private void awaitEndsAndMakersAtRest() {
        orders.forEach(order -> await(
                "the outcome of " + order,
                () -> scene.isEnded(order.command())
                        || (order.step() == Step.ACCEPTED
                                && scene.isIn(order.command(), OrderState.ORDER_STATE_ACKNOWLEDGED))));
    }

    private void awaitReconciled(String account) {
        await("books of " + account, () -> scene.books(account).getReconciled());
    }
}
