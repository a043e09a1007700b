package io.eternalengine.service.execution.packaged;

import io.eternalengine.schemas.v1.FeeRateStated;
import io.eternalengine.service.execution.scene.ExecutionScene;
import io.eternalengine.service.execution.scene.SharedScene;
import io.eternalengine.topics.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service asks for fees by itself, of each account. */
@ExtendWith(SharedScene.class)
class PublishedFeesTest {
    private final ExecutionScene scene;
    private final String account;

    PublishedFeesTest(ExecutionScene scene) {
        this.scene = scene;
        this.account = scene.nextAccount();
    }

    @Test
    void whatTheExchangeChargesAnAccountIsOnKafka() {
        ExecutionScene.await(
                "fees of " + account,
                () -> scene.kafka().messages(Topic.FEES, FeeRateStated.class).stream()
                        .anyMatch(stated -> stated.getAccount().equals(account)
                                && stated.getSymbol().equals("BTCUSDT")
                                && stated.getTakerRate().equals("0.001")));
    }
}
