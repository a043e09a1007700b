package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.SharedScene;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A ledger that missed an execution, an hour after it was last right, is repaired by asking the exchange. */
@ExtendWith(SharedScene.class)
class RepairTest {
    private static final long HOUR_LATER_MS =
            ExecutorScene.NOW_MS + Duration.ofHours(1).toMillis();
    private static final long UNKNOWN_MS = 0;

    private final long laterMs;
    private final String account;
    private final ExecutorScene scene;
    private final Reconciliation reconciliation;

    RepairTest(Exchange exchange) {
        exchange.simulator().post("/admin/v1/clock/advance", "{\"toMs\":" + HOUR_LATER_MS + "}");
        // Later still when other tests have moved the clock of the same exchange.
        laterMs = exchange.simulator().get("/admin/v1/status").path("nowMs").asLong();
        account = exchange.nextAccount();
        scene = new ExecutorScene(exchange.simulator(), account);
        reconciliation = scene.reconciliation();
    }

    @BeforeEach
    void missAnExecution() {
        scene.sendSale(account);
        scene.awaitStream();
        assertThat(ledgerOfBtc()).isNotEqualTo(walletOfBtc());
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void doesNotCallItADifferenceBeforeTheExchangesClockIsKnown() {
        for (int look = 1; look <= 5; look++) {
            assertThat(reconciliation.run(UNKNOWN_MS)).isTrue();
            assertThat(reconciliation.isInDoubt()).isTrue();
            assertThat(books().reconciled()).isTrue();
        }

        assertThat(reconciliation.run(laterMs)).isTrue();

        assertThat(ledgerOfBtc()).isEqualTo(walletOfBtc());
        assertThat(reconciliation.isInDoubt()).isFalse();
        assertThat(books().reconciled()).isTrue();
    }

    @Test
    void anExecutionThatCannotBeBookedStaysADifferenceAndHoldsUpNothingElse() {
        var unable = new Reconciliation(
                scene.venue,
                scene.journal,
                scene.acceptances,
                ExecutorScene.market(),
                ExecutorScene.PARAMETERS,
                execution -> {
                    throw new IllegalStateException("the trading rules are not known yet");
                },
                scene.work.stops());

        assertThat(unable.run(laterMs)).isTrue();
        assertThat(unable.run(laterMs)).isTrue();

        assertThat(books().reconciled()).isFalse();
    }

    @Test
    void findsWhatHappenedWeeksAgo() {
        assertThat(reconciliation.run(ExecutorScene.NOW_MS + Duration.ofDays(20).toMillis()))
                .isTrue();

        assertThat(ledgerOfBtc()).isEqualTo(walletOfBtc());
    }

    @Test
    void leavesWhatItCannotExplainToAPerson() {
        long muchLaterMs = ExecutorScene.NOW_MS + Duration.ofDays(300).toMillis();

        assertThat(reconciliation.run(muchLaterMs)).isTrue();
        assertThat(books().reconciled()).as("after one look").isTrue();
        assertThat(reconciliation.isInDoubt()).isTrue();
        assertThat(reconciliation.run(muchLaterMs)).isTrue();

        assertThat(books().reconciled()).isFalse();
        assertThat(books().difference()).contains("BTC: ledger " + ledgerOfBtc() + ", exchange " + walletOfBtc());
        assertThat(reconciliation.isInDoubt())
                .as("looked at again at the usual pace")
                .isFalse();
    }

    private AccountBooks books() {
        return scene.journal.books(account).orElseThrow();
    }

    private Decimal ledgerOfBtc() {
        return books().balances().of("BTC");
    }

    private Decimal walletOfBtc() {
        return Decimal.of(scene.venue.wallet().orElseThrow().walletBalanceOf("BTC"));
    }
}
