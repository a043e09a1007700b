package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.SharedScene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The margin of an account of perpetuals is asked for with its positions and published; one that is not stated opens nothing. */
@ExtendWith(SharedScene.class)
class MarginTest {
    private static final String WALLET = "/v5/account/wallet-balance";

    private final String account;
    private final ExecutorScene scene;
    private final long nowMs;

    MarginTest(Exchange exchange) {
        account = exchange.nextAccount();
        nowMs = exchange.simulator().get("/admin/v1/status").path("nowMs").asLong();
        scene = new ExecutorScene(exchange.simulator(), account);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void eachChangeOfTheMarginIsPublishedOnce() {
        Reconciliation reconciliation = scene.reconciliationOfPerpetuals();
        reconciliation.run(nowMs);
        assertThat(published().getMaintenanceMarginRate()).isEqualTo("0");

        state("0.25");
        reconciliation.run(nowMs);
        int messages = scene.publishedOf(AccountSnapshot.class).size();
        reconciliation.run(nowMs);

        assertThat(published().getMaintenanceMarginRate()).isEqualTo("0.25");
        assertThat(scene.publishedOf(AccountSnapshot.class)).hasSize(messages);
        assertThat(books().reconciled()).isTrue();
    }

    @Test
    void aMarginThatIsNotStatedIsADifferenceUntilItIs() {
        Reconciliation reconciliation = scene.reconciliationOfPerpetuals();
        state("");

        reconciliation.run(nowMs);
        reconciliation.run(nowMs);

        assertThat(books().reconciled()).isFalse();
        assertThat(books().difference()).isEqualTo("the exchange does not state the margin");
        assertThat(published().getMaintenanceMarginRate()).isEmpty();

        scene.relay.clear();
        reconciliation.run(nowMs);
        assertThat(books().reconciled()).isTrue();
    }

    @Test
    void aMarginBalanceBelowZeroIsAWalletThatCanBeReadAndAMarginAtItsEnd() {
        Reconciliation reconciliation = scene.reconciliationOfPerpetuals();
        state("-3.5");

        assertThat(reconciliation.run(nowMs)).as("reductions wait for this").isTrue();

        assertThat(published().getMaintenanceMarginRate()).isEqualTo("1");
        assertThat(books().reconciled()).isTrue();
    }

    @Test
    void anAccountWithoutPerpetualsNeedsNone() {
        state("");

        Reconciliation reconciliation = scene.reconciliation();
        reconciliation.run(nowMs);
        reconciliation.run(nowMs);

        assertThat(books().reconciled()).isTrue();
    }

    private void state(String rate) {
        scene.relay.change(
                WALLET,
                answer -> answer.replaceAll("\"accountMMRate\":\"[^\"]*\"", "\"accountMMRate\":\"" + rate + "\""));
    }

    private AccountBooks books() {
        return scene.journal.books(account).orElseThrow();
    }

    private AccountSnapshot published() {
        return scene.publishedOf(AccountSnapshot.class).getLast();
    }
}
