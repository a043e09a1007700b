package io.eternalengine.service.execution.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.OrderAcknowledgement;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.QuantityUnit;
import io.eternalengine.bybit.Side;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.SharedScene;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Orders are held to the exchange's trading rules before they are sent. */
@ExtendWith(SharedScene.class)
class TradingRulesTest {
    private final Exchange exchange;
    private final String account;
    private final DeskScene scene;

    TradingRulesTest(Exchange exchange) {
        this.exchange = exchange;
        account = exchange.nextAccount();
        scene = new DeskScene(exchange.simulator(), account);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void doesNotSendWhatTheExchangeWouldRefuse() {
        assertThat(scene.venue.learnRules()).isEmpty();

        Outcome<OrderAcknowledgement> outcome = create("below-the-minimum", "0.5");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        notSent -> assertThat(notSent.reason()).isEqualTo(Outcome.NotSentReason.RULE_BROKEN));
        assertThat(exchange.simulator().orders(account, List.of("below-the-minimum")))
                .isEmpty();
    }

    @Test
    void sendsWhatKeepsToTheRules() {
        assertThat(scene.venue.learnRules()).isEmpty();

        assertThat(create("large-enough", "50")).isInstanceOf(Outcome.Accepted.class);
    }

    private Outcome<OrderAcknowledgement> create(String clientOrderId, String quoteAmount) {
        var purchase = OrderRequest.spotMarket(
                "BTCUSDT", Side.BUY, new BigDecimal(quoteAmount), QuantityUnit.QUOTE_COIN, clientOrderId);
        return scene.venue
                .create(purchase, () -> true)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
