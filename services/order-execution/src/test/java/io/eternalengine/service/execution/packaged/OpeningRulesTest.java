package io.eternalengine.service.execution.packaged;

import static io.eternalengine.service.execution.scene.ExecutionScene.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.kit.halt.RiskLease;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.service.execution.scene.Commands;
import io.eternalengine.service.execution.scene.ExecutionScene;
import io.eternalengine.service.execution.scene.SharedScene;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What lets nothing be opened, and never stops what reduces exposure. */
@ExtendWith(SharedScene.class)
class OpeningRulesTest {
    private final ExecutionScene scene;
    private final Commands commands;
    private final String account;
    private int openings;

    OpeningRulesTest(ExecutionScene scene) {
        this.scene = scene;
        this.commands = new Commands(scene.surroundings());
        this.account = scene.nextAccount();
    }

    @BeforeEach
    void holdSomethingToReduce() {
        assertFilled(commands.purchase(account, "holding"));
    }

    @AfterEach
    void letRiskSpeak() {
        scene.surroundings().speak();
    }

    @Test
    void opensNothingWhileRiskIsNotHeardButReduces() throws Exception {
        scene.surroundings().fallSilent();
        Thread.sleep(RiskLease.DURATION.plus(Duration.ofMillis(500)));

        assertRejected(commands.purchase(account, "opening"), "risk is not heard");
        assertFilled(commands.sale(account, "reduction"));

        scene.surroundings().speak();
        awaitFilledOpening();
    }

    @Test
    void opensNothingUnderAHaltButReduces() {
        var scope = new RiskScope.OfAccount(account);
        scene.surroundings().command(new RiskAction.HaltImposed("operator", scope, "a test", "alice"));

        awaitRejectedOpening("halted: operator on ACCOUNT=" + account);
        assertFilled(commands.sale(account, "reduction"));

        scene.surroundings().command(new RiskAction.HaltLifted("operator", scope, "read it", List.of("alice")));
        awaitFilledOpening();
    }

    @Test
    void aForgedFlagGivesAPurchaseNothingDuringAHalt() {
        var scope = new RiskScope.OfAccount(account);
        scene.surroundings().command(new RiskAction.HaltImposed("operator", scope, "a test", "alice"));
        awaitRejectedOpening("halted: operator on ACCOUNT=" + account);

        PlaceOrder forged = commands.purchase(account, "forged").toBuilder()
                .setReducesExposure(true)
                .build();
        assertRejected(forged, "halted: operator on ACCOUNT=" + account);

        scene.surroundings().command(new RiskAction.HaltLifted("operator", scope, "read it", List.of("alice")));
        awaitFilledOpening();
    }

    @Test
    void aHaltTakesRestingOpeningsOffTheExchangeAtOnce() {
        // given a maker's purchase, while the market's time stands still: nothing else would cancel it
        PlaceOrder resting = commands.patientPurchase(account, "resting");
        scene.send(resting);
        await("the resting order", () -> scene.isIn(resting, OrderState.ORDER_STATE_ACKNOWLEDGED));

        // when
        var scope = new RiskScope.OfAccount(account);
        scene.surroundings().command(new RiskAction.HaltImposed("operator", scope, "a test", "alice"));

        // then
        OrderStateChanged end = scene.awaitEnd(resting);
        assertThat(end.getState()).isEqualTo(OrderState.ORDER_STATE_REJECTED);
        assertThat(scene.venue().orders(account, List.of(resting.getClientOrderId())))
                .singleElement()
                .satisfies(
                        order -> assertThat(order.path("orderStatus").asText()).isEqualTo("Cancelled"));

        scene.surroundings().command(new RiskAction.HaltLifted("operator", scope, "read it", List.of("alice")));
        awaitFilledOpening();
    }

    @Test
    void anOrderDecidedThirtyDaysAgoIsNotSent() {
        long longAgoMs = scene.surroundings().nowMs() - Duration.ofDays(30).toMillis();

        OrderStateChanged end = scene.execute(commands.purchase(account, "late").toBuilder()
                .setDecidedAtMs(longAgoMs)
                .setValidUntilMs(0)
                .build());

        assertThat(end.getState()).isEqualTo(OrderState.ORDER_STATE_REJECTED);
        assertThat(end.getCause()).startsWith("expired: valid until ");
    }

    @Test
    void anUnknownSymbolIsRejectedWithAnAlert() {
        PlaceOrder unknown = commands.purchase(account, "unknown").toBuilder()
                .setSymbol("NOPEUSDT")
                .build();

        assertRejected(unknown, "symbol-unknown: market data describes no spot instrument NOPEUSDT");
        await(
                "an alert",
                () -> !scene.alerts("order refused in account " + account).isEmpty());
    }

    @Test
    void opensNoMoreThanItsPartOfTheAccount() {
        PlaceOrder large = commands.purchase(account, "large").toBuilder()
                .setQuoteAmount("12000")
                .build();

        OrderStateChanged end = scene.execute(large);

        assertThat(end.getState()).isEqualTo(OrderState.ORDER_STATE_REJECTED);
        assertThat(end.getCause()).startsWith("order-cap: worth 12000 USDT of an account of ");
    }

    @Test
    void ordersThatEachKeepTheirCapOpenTogetherNoMoreThanTheWindowAllows() {
        // given 1 000 of an account of 40 000 opened, and a cap of 0.75 within an hour
        List<PlaceOrder> large = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> commands.purchase(account, "large-" + number).toBuilder()
                        .setQuoteAmount("9000")
                        .build())
                .toList();

        // when ten come at once
        large.forEach(scene::send);

        // then three go, and what is left of the cash stays
        var ends = large.stream().map(scene::awaitEnd).toList();
        assertThat(ends)
                .filteredOn(end -> end.getState() == OrderState.ORDER_STATE_FILLED)
                .hasSize(3);
        assertThat(ends)
                .filteredOn(end -> end.getState() == OrderState.ORDER_STATE_REJECTED)
                .hasSize(7)
                .allSatisfy(end -> assertThat(end.getCause()).startsWith("window-cap: worth 9000 USDT beside "));
        assertFilled(commands.sale(account, "reduction"));

        // and once the window is over
        scene.surroundings().advance(Duration.ofHours(1).plusMinutes(1).toMillis());
        awaitFilledOpening();
    }

    @Test
    void opensNothingWithoutRedisButReduces() {
        scene.redis().stop();
        try {
            OrderStateChanged end = scene.execute(commands.purchase(account, "opening"));
            assertThat(end.getState()).isEqualTo(OrderState.ORDER_STATE_REJECTED);
            assertThat(end.getCause())
                    .startsWith("the exchange could not be reached 2 times: the shared rate limits cannot be asked at"
                            + " Redis: ");
            assertFilled(commands.sale(account, "reduction"));
        } finally {
            scene.redis().start();
        }
        awaitFilledOpening();
    }

    @Test
    void refusesAnAccountWithoutAKey() {
        assertRejected(commands.purchase("NO-KEY", account), "no API key is configured for the account");
    }

    @Test
    void worksOffMoreOrdersThanASecondAllows() {
        List<PlaceOrder> many = IntStream.range(0, 15)
                .mapToObj(number -> commands.purchase(account, "many-" + number))
                .toList();

        many.forEach(scene::send);

        many.forEach(one -> assertThat(scene.awaitEnd(one).getState()).isEqualTo(OrderState.ORDER_STATE_FILLED));
    }

    /** Risk's log is received a moment after it is written; until then openings are rejected, too. */
    private void awaitRejectedOpening(String cause) {
        await(cause, () -> {
            OrderStateChanged end = scene.execute(nextOpening());
            assertThat(end.getState()).isEqualTo(OrderState.ORDER_STATE_REJECTED);
            return end.getCause().equals(cause);
        });
    }

    private void awaitFilledOpening() {
        await("an opening", () -> scene.execute(nextOpening()).getState() == OrderState.ORDER_STATE_FILLED);
    }

    private PlaceOrder nextOpening() {
        return commands.purchase(account, "opening." + ++openings);
    }

    private void assertRejected(PlaceOrder command, String cause) {
        OrderStateChanged end = scene.execute(command);

        assertThat(end.getState()).isEqualTo(OrderState.ORDER_STATE_REJECTED);
        assertThat(end.getCause()).isEqualTo(cause);
        assertThat(scene.venue().orders(account, List.of(command.getClientOrderId())))
                .isEmpty();
    }

    private void assertFilled(PlaceOrder command) {
        assertThat(scene.execute(command).getState()).isEqualTo(OrderState.ORDER_STATE_FILLED);
    }
}
