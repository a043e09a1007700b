package io.eternalengine.service.execution.packaged;

import static io.eternalengine.service.execution.scene.ExecutionScene.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.QuantityUnit;
import io.eternalengine.bybit.Side;
import io.eternalengine.bybit.TimeInForce;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.schemas.v1.DifferenceAcceptanceRequested;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.service.execution.scene.Commands;
import io.eternalengine.service.execution.scene.ExecutionScene;
import io.eternalengine.service.execution.scene.SharedScene;
import io.eternalengine.topics.Topic;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody else does in an account of ours is reported to a person and never becomes part of the ledger. */
@ExtendWith(SharedScene.class)
class ReconciliationTest {
    private final ExecutionScene scene;
    private final Commands commands;
    private final String account;
    private final Vertx vertx = Vertx.vertx();
    private final BybitRestClient somebody;

    ReconciliationTest(ExecutionScene scene) {
        this.scene = scene;
        this.commands = new Commands(scene.surroundings());
        this.account = scene.nextAccount();
        this.somebody = new BybitRestClient(
                vertx,
                BybitEndpoints.onOneHost(scene.venue().hostAndPort()),
                new BybitCredentials("demo-key-" + account, "demo-secret-" + account),
                ClientSettings.DEFAULT);
    }

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void reportsABalanceThatSomebodyElseChangedAndDoesNotAdoptIt() {
        scene.execute(commands.purchase(account, "ours"));
        var ledgerBefore = scene.ledger(account);

        byHand(OrderRequest.spotMarket(
                "BTCUSDT", Side.BUY, BigDecimal.valueOf(500), QuantityUnit.QUOTE_COIN, "by-hand"));

        await("the difference", () -> !scene.books(account).getReconciled());
        assertThat(scene.books(account).getDifference())
                .contains("BTC: ledger " + ledgerBefore.get("BTC"))
                .contains("USDT: ledger " + ledgerBefore.get("USDT"));
        assertThat(scene.ledger(account)).isEqualTo(ledgerBefore).isNotEqualTo(scene.wallet(account));
        assertThat(scene.alerts("account " + account + " differs from the exchange"))
                .hasSize(1);
        assertThat(scene.alerts("unknown execution in account " + account))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getText()).endsWith("in BTCUSDT that this system did not make."));
    }

    @Test
    void goesOnOnceAnOperatorAcceptsWhatSomebodyElseDid() {
        scene.execute(commands.purchase(account, "ours"));
        byHand(OrderRequest.spotMarket(
                "BTCUSDT", Side.BUY, BigDecimal.valueOf(500), QuantityUnit.QUOTE_COIN, "by-hand-too"));
        await("the difference", () -> !scene.books(account).getReconciled());
        var ledger = scene.ledger(account);
        var wallet = scene.wallet(account);

        List.of("BTC", "USDT")
                .forEach(asset -> accept(
                        asset,
                        wallet.getOrDefault(asset, Decimal.ZERO).minus(ledger.getOrDefault(asset, Decimal.ZERO))));

        await("the end of the difference", () -> scene.books(account).getReconciled());
        assertThat(scene.ledger(account)).isEqualTo(wallet);
        await(
                "the answers",
                () -> scene.alerts("difference accepted in account " + account).size() == 2);
        assertThat(scene.alerts("difference accepted in account " + account))
                .allSatisfy(alert ->
                        assertThat(alert.getText()).startsWith("alice accepted").endsWith(": my own trade"));
        assertThat(scene.execute(commands.purchase(account, "afterwards")).getState())
                .isEqualTo(OrderState.ORDER_STATE_FILLED);
    }

    private void accept(String asset, Decimal difference) {
        var request = OperatorRequest.newBuilder()
                .setRequestId(account + "-" + asset)
                .setRequestedBy("alice")
                .setAcceptDifference(DifferenceAcceptanceRequested.newBuilder()
                        .setAccount(account)
                        .setAsset(asset)
                        .setDifference(difference.toString())
                        .setReason("my own trade"))
                .build();
        scene.kafka().send(new OutboundRecord(Topic.OPERATOR_REQUESTS, "operator", request));
    }

    @Test
    void reportsAnOpenOrderThatSomebodyElseMadeAndLeavesItAlone() {
        assertThat(scene.execute(commands.purchase(account, "ours")).getState())
                .isEqualTo(OrderState.ORDER_STATE_FILLED);
        byHand(OrderRequest.limit(
                Category.SPOT,
                "BTCUSDT",
                Side.BUY,
                new BigDecimal("0.001"),
                BigDecimal.valueOf(10_000),
                TimeInForce.GTC,
                "far-away"));

        await(
                "the alert",
                () -> !scene.alerts("unknown order in account " + account).isEmpty());
        assertThat(scene.alerts("unknown order in account " + account)).hasSize(1);
        assertThat(scene.venue()
                        .orders(account, List.of("far-away"))
                        .getFirst()
                        .path("orderStatus")
                        .asText())
                .as("it is left alone")
                .isEqualTo("New");
        assertThat(scene.books(account).getReconciled()).isTrue();
        assertThat(scene.ledger(account)).isEqualTo(scene.wallet(account));
    }

    private void byHand(OrderRequest order) {
        assertThat(somebody.createOrder(order)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(Outcome.Accepted.class);
    }
}
