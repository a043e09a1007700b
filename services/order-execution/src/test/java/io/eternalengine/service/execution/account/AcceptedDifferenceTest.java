package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.service.execution.journal.Acceptances;
import io.eternalengine.service.execution.ledger.AcceptanceRequest;
import io.eternalengine.service.execution.ledger.Adjustment;
import io.eternalengine.service.execution.ledger.AdjustmentKind;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.SharedScene;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operator accepts a difference that nothing explains, and that one only. */
@ExtendWith(SharedScene.class)
class AcceptedDifferenceTest {
    private static final Decimal MISSING = Decimal.of("0.5");

    private final String account;
    private final ExecutorScene scene;
    private final Reconciliation reconciliation;
    private final long nowMs;

    AcceptedDifferenceTest(Exchange exchange) {
        account = exchange.nextAccount();
        nowMs = exchange.simulator().get("/admin/v1/status").path("nowMs").asLong();
        scene = new ExecutorScene(exchange.simulator(), account);
        reconciliation = scene.reconciliation();
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void theAcceptedDifferenceIsBookedWithReasonAndPersonAndTheAccountGoesOn() {
        stopTheAccount();
        AccountBooks before = books();

        ask("request-1", MISSING);
        look();

        assertThat(books().reconciled()).isTrue();
        assertThat(books().balances().of("BTC"))
                .isEqualTo(before.balances().of("BTC").plus(MISSING));
        assertThat(books().netDeposits())
                .as("what nobody can explain is no deposit")
                .isEqualTo(before.netDeposits());
        assertThat(answer("request-1"))
                .hasValueSatisfying(alert -> assertThat(alert.getText())
                        .isEqualTo(
                                "alice accepted a difference of 0.5 BTC in account " + account + ": seen in the mail"));
        assertThat(scene.journal.logBounds(account, 0).booked()).contains("request:request-1");
        assertThat(scene.acceptances.undecided(account)).isEmpty();
    }

    @Test
    void anotherAmountThanTheDifferenceIsRefusedInWords() {
        stopTheAccount();

        ask("request-1", Decimal.ONE);
        look();

        assertThat(books().reconciled()).isFalse();
        assertThat(answer("request-1"))
                .hasValueSatisfying(alert -> assertThat(alert.getText())
                        .isEqualTo("The difference of 1 BTC in account " + account
                                + " is not accepted: the exchange has 0.5 more than the ledger"));
    }

    @Test
    void aRequestIsDecidedOnceHoweverOftenItComes() {
        stopTheAccount();
        ask("request-1", MISSING);
        look();
        lose("again");
        look();
        look();
        Decimal before = books().balances().of("BTC");

        ask("request-1", MISSING);
        look();

        assertThat(books().balances().of("BTC")).isEqualTo(before);
        assertThat(books().reconciled()).isFalse();
        assertThat(scene.publishedOf(AlertRaised.class).stream()
                        .filter(alert -> alert.getAlertId().equals(Acceptances.answerId("request-1"))))
                .hasSize(1);
    }

    @Test
    void aDifferenceThatWasSeenOnceIsNotAcceptedYet() {
        lose("once");
        ask("request-1", MISSING);

        look();
        assertThat(scene.acceptances.undecided(account)).hasSize(1);
        assertThat(reconciliation.isInDoubt()).as("looked at again soon").isTrue();
        look();

        assertThat(scene.acceptances.undecided(account)).isEmpty();
        assertThat(books().reconciled()).isTrue();
    }

    @Test
    void aRequestAboutAPositionWaitsWhileTheExchangeDoesNotStateThePositions() {
        Reconciliation ofPerpetuals = scene.reconciliationOfPerpetuals();
        assertThat(ofPerpetuals.run(nowMs)).isTrue();
        scene.relay.refuse("/v5/position/list", 10016);
        scene.acceptances.take(
                List.of(new AcceptanceRequest(
                        "request-1", account, "", "BTCUSDT", Decimal.of("-0.02"), "my own trade", "alice")),
                Map.of());

        assertThat(ofPerpetuals.run(nowMs)).isTrue();
        assertThat(scene.acceptances.undecided(account)).hasSize(1);
        assertThat(ofPerpetuals.isInDoubt()).as("looked at again soon").isTrue();

        // when it states them again, and there is none
        scene.relay.clear();
        assertThat(ofPerpetuals.run(nowMs)).isTrue();
        assertThat(answer("request-1"))
                .hasValueSatisfying(alert -> assertThat(alert.getText())
                        .endsWith("is not accepted: the exchange has 0 more than the ledger"));
    }

    private void stopTheAccount() {
        lose("bitcoins");
        look();
        look();
        assertThat(books().reconciled()).isFalse();
    }

    /** The ledger has half a bitcoin less than the wallet, and no log says why. */
    private void lose(String id) {
        var lost = new Adjustment(
                id, AdjustmentKind.ACCEPTED, "BTC", MISSING.negated(), Decimal.ZERO, "a test", "", nowMs);
        scene.journal.adjust(account, List.of(lost));
    }

    private void ask(String id, Decimal amount) {
        scene.acceptances.take(
                List.of(new AcceptanceRequest(id, account, "BTC", "", amount, "seen in the mail", "alice")), Map.of());
    }

    private void look() {
        assertThat(reconciliation.run(nowMs)).isTrue();
    }

    private AccountBooks books() {
        return scene.journal.books(account).orElseThrow();
    }

    private Optional<AlertRaised> answer(String requestId) {
        return scene.publishedOf(AlertRaised.class).stream()
                .filter(alert -> alert.getAlertId().equals(Acceptances.answerId(requestId)))
                .findFirst();
    }
}
