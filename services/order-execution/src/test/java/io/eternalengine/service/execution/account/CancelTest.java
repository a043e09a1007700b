package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.PackagedSimulator;
import io.eternalengine.service.execution.scene.SharedScene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A maker's order that has rested for too long. */
@ExtendWith(SharedScene.class)
class CancelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PackagedSimulator exchange;
    private final String account;
    private final ExecutorScene scene;

    CancelTest(Exchange exchange) {
        this.exchange = exchange.simulator();
        this.account = exchange.nextAccount();
        this.scene = new ExecutorScene(this.exchange, account);
    }

    @AfterEach
    void end() {
        exchange.post("/admin/v1/faults", "{}");
        scene.close();
    }

    @Test
    void isCancelledAgainWhenTheFirstCancelCameToNothing() {
        // given
        scene.sendPatientSale(account);
        scene.awaitAnswer();
        scene.received.forEach(scene::handle);
        assertThat(statusOfFirst()).isEqualTo("New");
        scene.letGoStale();

        // when the exchange takes no request for a while
        exchange.post("/admin/v1/faults", "{\"rateLimits\":1000}");
        scene.work.advance();
        assertThat(statusOfFirst()).isEqualTo("New");
        exchange.post("/admin/v1/faults", "{}");

        // then
        await("the cancel").atMost(PATIENCE).until(() -> {
            scene.work.advance();
            return statusOfFirst().equals("Cancelled");
        });
    }

    private String statusOfFirst() {
        List<JsonNode> found = exchange.orders(account, List.of(ClientOrderId.of(account + ".sale")));
        return found.getFirst().path("orderStatus").asText();
    }
}
