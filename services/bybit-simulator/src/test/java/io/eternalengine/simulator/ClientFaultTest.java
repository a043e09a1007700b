package io.eternalengine.simulator;

import static io.eternalengine.simulator.RunningSimulator.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.OrderAcknowledgement;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.QuantityUnit;
import io.eternalengine.bybit.Side;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the client makes of an exchange that does not answer as it should. */
class ClientFaultTest {

    private final RunningSimulator simulator = new RunningSimulator();
    private final BybitRestClient client = simulator.client(
            RunningSimulator.credentials(RunningSimulator.ACCOUNT), ClientSettings.DEFAULT.withAnswerTimeoutMs(400));

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void isAmbiguousWhenTheAnswerNeverComesThoughTheOrderWasTaken() {
        simulator.post("/admin/v1/faults", "{\"timeOutAfterAcceptance\":1}");
        assertThat(buy("a")).isInstanceOf(Outcome.Ambiguous.class);
        assertThat(find("a")).isPresent();
    }

    @Test
    void isAmbiguousWhenTheRequestIsSwallowed() {
        simulator.post("/admin/v1/faults", "{\"timeOutBeforeAcceptance\":1}");
        assertThat(buy("a")).isInstanceOf(Outcome.Ambiguous.class);
        assertThat(find("a")).isEmpty();
    }

    @Test
    void isAmbiguousOnAServerErrorAndFineAgainAfterwards() {
        simulator.post("/admin/v1/faults", "{\"serverErrors\":1}");
        assertThat(buy("a")).isInstanceOf(Outcome.Ambiguous.class);
        assertThat(find("a")).isEmpty();
        assertThat(buy("b")).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void hasSentNothingWhenNobodyListens() {
        simulator.stopListening();
        assertThat(buy("a"))
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        notSent -> assertThat(notSent.reason()).isEqualTo(Outcome.NotSentReason.NO_CONNECTION));
    }

    @Test
    void refusesAFaultThatMakesNoSense() {
        assertThat(simulator
                        .post("/admin/v1/faults", "{\"serverErrors\":-1}")
                        .path("error")
                        .asText())
                .isEqualTo("serverErrors = -1: must be a whole number that is not negative");
    }

    private Outcome<OrderAcknowledgement> buy(String linkId) {
        return await(client.createOrder(order(linkId)));
    }

    private static OrderRequest order(String linkId) {
        return OrderRequest.spotMarket("BTCUSDT", Side.BUY, BigDecimal.TEN, QuantityUnit.QUOTE_COIN, linkId);
    }

    private Optional<OrderReport> find(String linkId) {
        return await(client.openOrderByLinkId(Category.SPOT, "BTCUSDT", linkId)).orElseThrow();
    }
}
