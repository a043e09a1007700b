package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.service.execution.ledger.Adjustment;
import io.eternalengine.service.execution.ledger.AdjustmentKind;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.PackagedSimulator;
import io.eternalengine.service.execution.scene.SharedScene;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dust never stops an account, and what the exchange's log explains is booked as what it is. */
@ExtendWith(SharedScene.class)
class ExplainedDifferenceTest {
    private static final int SERVER_TIMEOUT = 10000;

    private static final long MINUTE_MS = 60_000;

    private final Vertx vertx = Vertx.vertx();
    private final PackagedSimulator exchange;
    private final String account;
    private final ExecutorScene scene;
    private final Reconciliation reconciliation;
    private final BybitRestClient somebody;
    private final long nowMs;

    ExplainedDifferenceTest(Exchange exchange) {
        this.exchange = exchange.simulator();
        account = exchange.nextAccount();
        nowMs = exchange.simulator().get("/admin/v1/status").path("nowMs").asLong();
        scene = new ExecutorScene(exchange.simulator(), account);
        reconciliation = scene.reconciliation();
        somebody = new BybitRestClient(
                vertx,
                BybitEndpoints.onOneHost(exchange.simulator().hostAndPort()),
                new BybitCredentials("demo-key-" + account, "demo-secret-" + account),
                ClientSettings.DEFAULT);
    }

    @BeforeEach
    void agreeAtFirst() {
        look();
        assertThat(books().reconciled()).isTrue();
    }

    @AfterEach
    void end() {
        scene.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void dustIsIgnoredAndNotBooked() {
        lack("BTC", "0.00000001");
        Decimal before = books().balances().of("BTC");

        look();
        look();

        assertThat(books().reconciled()).isTrue();
        assertThat(books().difference()).isEmpty();
        assertThat(books().balances().of("BTC")).isEqualTo(before);
        assertThat(scene.publishedOf(AlertRaised.class))
                .extracting(AlertRaised::getSubject)
                .doesNotContain("account " + account + " differs from the exchange");
    }

    @Test
    void whatIsWorthAUnitOfCashStopsTheAccount() {
        // 0.00003 BTC at 40 000 USDT is 1.2 USDT.
        lack("BTC", "0.00003");

        look();
        look();

        assertThat(books().reconciled()).isFalse();
        assertThat(books().difference()).startsWith("BTC: ledger ");
    }

    @Test
    void dustUponDustStopsTheAccountOnceItIsNoDustAnyMore() {
        lack("BTC", "0.00002");
        look();
        look();
        assertThat(books().reconciled()).isTrue();

        lack("BTC", "0.00001");
        look();
        look();

        assertThat(books().reconciled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v5/account/transaction-log", "/v5/execution/list"})
    void whatTheExchangeDoesNotExplainStopsOpeningsAndHoldsUpNothingElse(String silent) {
        // given
        scene.relay.refuse(silent, SERVER_TIMEOUT);
        transferIn("USDT", "500");

        // when
        look();
        look();

        // then
        assertThat(books().reconciled()).isFalse();

        // and when it reports again
        scene.relay.clear();
        look();
        assertThat(books().reconciled()).isTrue();
    }

    @Test
    void aTransferIsBookedAsADepositOnce() {
        AccountBooks before = books();
        transferIn("USDT", "500");

        look();
        look();

        AccountBooks after = books();
        assertThat(after.reconciled()).isTrue();
        assertThat(after.balances().of("USDT"))
                .isEqualTo(before.balances().of("USDT").plus(Decimal.of(500)));
        assertThat(after.netDeposits()).isEqualTo(before.netDeposits().plus(Decimal.of(500)));
        assertThat(scene.publishedOf(AccountSnapshot.class).getLast().getNetDeposits())
                .as("risk knows it, so that a deposit is no profit")
                .isEqualTo(after.netDeposits().toString());
    }

    @Test
    void aProcessThatStartsLaterStillFindsTheTransferInTheLog() {
        transferIn("USDT", "500");

        assertThat(scene.reconciliation().run(nowMs)).isTrue();

        assertThat(books().reconciled()).isTrue();
        assertThat(books().balances().of("USDT")).isEqualTo(walletOf("USDT"));
    }

    @Test
    void aTransferOfBeforeTheAccountsOpeningExplainsNothing() {
        // given an account that is opened a minute after a transfer
        transferIn("USDT", "500");
        try (var later = new ExecutorScene(exchange, account, nowMs + MINUTE_MS)) {
            Reconciliation opened = later.reconciliation();
            assertThat(opened.run(nowMs + 2 * MINUTE_MS)).isTrue();

            // when as much is missing in its ledger
            later.journal.adjust(account, List.of(lacking("USDT", "500", 0)));
            assertThat(opened.run(nowMs + 3 * MINUTE_MS)).isTrue();
            assertThat(opened.run(nowMs + 4 * MINUTE_MS)).isTrue();

            // then
            assertThat(later.journal.books(account).orElseThrow().reconciled()).isFalse();
        }
    }

    @Test
    void whatAnOperatorAcceptedIsNotExplainedAgainByALogThatComesLater() {
        // given a transfer that an operator accepted while the exchange's log was silent
        scene.relay.refuse("/v5/account/transaction-log", SERVER_TIMEOUT);
        transferIn("USDT", "500");
        look();
        look();
        scene.journal.adjust(
                account,
                List.of(new Adjustment(
                        "request:1",
                        AdjustmentKind.ACCEPTED,
                        "USDT",
                        Decimal.of(500),
                        Decimal.ZERO,
                        "a test",
                        "alice",
                        nowMs + MINUTE_MS)));
        look();
        assertThat(books().reconciled()).isTrue();

        // when the log reports again, and as much is missing for another reason
        scene.relay.clear();
        scene.journal.adjust(account, List.of(lacking("USDT", "500", nowMs + MINUTE_MS)));
        look();
        look();

        // then
        assertThat(books().reconciled()).isFalse();
    }

    @Test
    void anAccountOpenedBeforeAnyTimeWasKnownCountsAsOpenedAtTheFirstAgreement() {
        try (var early = new ExecutorScene(exchange, account, 0)) {
            assertThat(early.journal.logBounds(account, 0).openedAtMs()).isZero();

            assertThat(early.reconciliation().run(nowMs)).isTrue();

            assertThat(early.journal.logBounds(account, 0).openedAtMs()).isEqualTo(nowMs);
        }
    }

    @Test
    void anAdjustmentThatIsBookedTwiceMovesTheLedgerOnce() {
        Decimal before = books().balances().of("USDT");
        var interest = new Adjustment(
                "log-1", AdjustmentKind.INTEREST, "USDT", Decimal.of(3), Decimal.ZERO, "INTEREST", "", nowMs);

        scene.journal.adjust(account, List.of(interest));
        scene.journal.adjust(account, List.of(interest));

        assertThat(books().balances().of("USDT")).isEqualTo(before.plus(Decimal.of(3)));
        assertThat(scene.journal.logBounds(account, nowMs).booked()).containsExactly("log-1");
    }

    private void look() {
        assertThat(reconciliation.run(nowMs)).isTrue();
    }

    /** The ledger has this much less than the wallet, and no log says why. */
    private void lack(String asset, String amount) {
        scene.journal.adjust(account, List.of(lacking(asset, amount, nowMs)));
    }

    private static Adjustment lacking(String asset, String amount, long atMs) {
        return new Adjustment(
                "lost-" + amount,
                AdjustmentKind.ACCEPTED,
                asset,
                Decimal.of(amount).negated(),
                Decimal.ZERO,
                "a test",
                "",
                atMs);
    }

    private void transferIn(String coin, String amount) {
        assertThat(somebody.account()
                        .applyForDemoMoney(coin, new BigDecimal(amount))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(Outcome.Accepted.class);
    }

    private AccountBooks books() {
        return scene.journal.books(account).orElseThrow();
    }

    private Decimal walletOf(String coin) {
        return Decimal.of(scene.venue.wallet().orElseThrow().walletBalanceOf(coin));
    }
}
