package io.eternalengine.service.execution.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.kit.configuration.Configured;
import io.eternalengine.kit.probe.PackagedService;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.service.execution.scene.Commands;
import io.eternalengine.service.execution.scene.ExecutionScene;
import io.eternalengine.service.execution.scene.SharedScene;
import io.eternalengine.testkit.Infrastructure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database without the past, beside a Kafka that remembers it, would place everything again. */
@ExtendWith(SharedScene.class)
class ForeignJournalTest {
    private final ExecutionScene scene;
    private final Commands commands;
    private final String account;

    ForeignJournalTest(ExecutionScene scene) {
        this.scene = scene;
        this.commands = new Commands(scene.surroundings());
        this.account = scene.nextAccount();
    }

    @Test
    void refusesToStartWithAnEmptyDatabaseWhenKafkaHasMessagesOfAnother() {
        PlaceOrder before = commands.purchase(account, "before");
        assertThat(scene.execute(before).getState()).isEqualTo(OrderState.ORDER_STATE_FILLED);
        int reported = scene.events(before).size();
        scene.killService();

        var emptyDatabase = Infrastructure.shared().freshDatabase();
        try (var service = PackagedService.start(scene.configuration(emptyDatabase))) {
            assertThat(service.awaitExit()).isEqualTo(Configured.EXIT_CODE);
            assertThat(service.output())
                    .contains("Configuration refused: quarkus.datasource.jdbc.url leads to journal ")
                    .contains("with another one orders would be placed again");
        } finally {
            scene.startService();
        }

        assertThat(scene.events(before)).hasSize(reported);
        assertThat(scene.venue().orders(account, List.of(before.getClientOrderId())))
                .hasSize(1);
        assertThat(scene.execute(commands.sale(account, "after")).getState()).isEqualTo(OrderState.ORDER_STATE_FILLED);
    }
}
