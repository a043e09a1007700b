package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.SharedScene;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exchange refuses the address for ten minutes: what reduces exposure waits for the end, and an alert is raised. */
@ExtendWith(SharedScene.class)
class BannedAddressTest {
    private final Exchange exchange;
    private final String account;
    private final ExecutorScene scene;

    BannedAddressTest(Exchange exchange) {
        this.exchange = exchange;
        this.account = exchange.nextAccount();
        this.scene = new ExecutorScene(exchange.simulator(), account);
    }

    @AfterEach
    void end() {
        exchange.simulator().post("/admin/v1/faults", "{}");
        scene.close();
    }

    @Test
    void sendsAReductionWhenTheBanIsOverAndTellsAPersonOnce() {
        exchange.simulator().post("/admin/v1/faults", "{\"banAddressMs\":600000}");

        // when
        scene.sendSale(account);
        scene.awaitAnswer();
        scene.received.forEach(scene::handle);

        // then
        assertThat(scene.journal.latestChildOrder(account + ".sale"))
                .map(ChildOrder::state)
                .contains(ChildOrder.State.NOT_PLACED);
        assertThat(scene.published()).noneMatch(event -> event.getState().name().contains("REJECTED"));
        assertThat(Duration.ofNanos(scene.work.nanosUntilDue())).isGreaterThan(Duration.ofMinutes(9));
        assertThat(scene.publishedOf(AlertRaised.class))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getText())
                        .contains("refuses this address")
                        .contains("nothing is sent before"));

        // when the connection is made anew after the ban
        exchange.simulator().post("/admin/v1/faults", "{}");
        scene.work.askAll();
        scene.work.advance();
        scene.awaitStream();

        // then
        assertThat(exchange.simulator()
                        .get("/admin/v1/orders?account=" + account)
                        .path("orders"))
                .as("the holding and the sale")
                .hasSize(2);
    }
}
