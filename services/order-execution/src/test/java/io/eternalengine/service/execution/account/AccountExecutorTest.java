package io.eternalengine.service.execution.account;

import static org.awaitility.Awaitility.await;

import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.PrivateStreamListener;
import io.eternalengine.bybit.RateLimits;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.alert.AlertPublisher;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.probe.KafkaProbe;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.AlertSeverity;
import io.eternalengine.service.execution.journal.FreshJournal;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.scene.Relay;
import io.eternalengine.service.execution.venue.AccountKey;
import io.eternalengine.service.execution.venue.ExchangeAnswers;
import io.eternalengine.service.execution.venue.KeyRules;
import io.eternalengine.service.execution.venue.OrderEntryWay;
import io.eternalengine.service.execution.venue.VenueAccount;
import io.eternalengine.testkit.Infrastructure;
import io.eternalengine.topics.Topic;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An executor that cannot start sends nothing, reductions neither: alerts are raised. */
class AccountExecutorTest {
    private static final String ACCOUNT = "NOT-STARTED";
    private static final String NO_EXCHANGE = "127.0.0.1:1";
    private static final int TOO_MANY_VISITS = 10006;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final Relay relay = new Relay(vertx, NO_EXCHANGE);
    private final FreshJournal fresh = FreshJournal.create();
    private final MarketView market = ExecutorScene.market();
    private final AccountExecutor executor = new AccountExecutor(
            ACCOUNT,
            fresh.journal(),
            fresh.acceptances(),
            market,
            ExecutorScene.PARAMETERS,
            new ShellStatus("executor"),
            new AlertPublisher(new KafkaConnection(Infrastructure.shared().bootstrapServers(), "executor-test")),
            new Parts());
    private final Thread thread = Thread.ofPlatform().daemon().unstarted(executor);

    @AfterEach
    void end() throws InterruptedException {
        executor.stop();
        thread.interrupt();
        thread.join();
        relay.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void anExecutorThatCannotStartRaisesAnAlert() {
        // given an exchange that does not report a key's rights
        relay.refuse("/v5/user/query-api", TOO_MANY_VISITS);

        // when
        thread.start();

        // then
        try (var kafka = new KafkaProbe()) {
            await("an alert")
                    .atMost(PATIENCE)
                    .until(() -> kafka.messages(Topic.ALERTS, AlertRaised.class).stream()
                            .anyMatch(alert -> alert.getSubject().equals("account " + ACCOUNT + " is not worked on")
                                    && alert.getText().contains("the rights of its API key are not known")
                                    && alert.getSeverity() == AlertSeverity.ALERT_SEVERITY_P1));
        }
    }

    private final class Parts implements AccountExecutor.Work {
        @Override
        public VenueAccount connect(PrivateStreamListener listener) {
            return new VenueAccount(
                    ACCOUNT,
                    new AccountKey(new BybitCredentials("key", "secret"), ""),
                    new KeyRules(false, Set.of()),
                    vertx,
                    BybitEndpoints.onOneHost(relay.hostAndPort()),
                    RateLimits.NONE,
                    OrderEntryWay.REST,
                    new ExchangeAnswers(2),
                    listener);
        }

        @Override
        public WorkingOrders orders(VenueAccount venue, Consumer<ExecutorEvent.Answered> answers) {
            return new WorkingOrders(
                    venue,
                    fresh.journal(),
                    market,
                    ExecutorScene.PARAMETERS,
                    ExecutorScene.sender(venue, fresh.journal(), answers));
        }

        @Override
        public void refuseToStart(String reason) {
            throw new AssertionError(reason);
        }
    }
}
