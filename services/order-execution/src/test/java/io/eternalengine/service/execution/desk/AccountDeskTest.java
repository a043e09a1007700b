package io.eternalengine.service.execution.desk;

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
import io.eternalengine.service.execution.venue.KeyRules;
import io.eternalengine.service.execution.venue.OrderEntryWay;
import io.eternalengine.service.execution.venue.VenueAccount;
import io.eternalengine.testkit.Infrastructure;
import io.eternalengine.topics.Topic;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A desk that cannot start sends nothing, reductions neither: people are told. */
class AccountDeskTest {
    private static final String ACCOUNT = "NOT-STARTED";
    private static final String NO_EXCHANGE = "127.0.0.1:1";
    private static final int TOO_MANY_VISITS = 10006;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final Relay relay = new Relay(vertx, NO_EXCHANGE);
    private final FreshJournal fresh = FreshJournal.create();
    private final MarketView market = DeskScene.market();
    private final AccountDesk desk = new AccountDesk(
            ACCOUNT,
            fresh.journal(),
            fresh.acceptances(),
            market,
            DeskScene.PARAMETERS,
            new ShellStatus("desk"),
            new AlertPublisher(new KafkaConnection(Infrastructure.shared().bootstrapServers(), "desk-test")),
            new Parts());
    private final Thread thread = Thread.ofPlatform().daemon().unstarted(desk);

    @AfterEach
    void end() throws InterruptedException {
        desk.stop();
        thread.interrupt();
        thread.join();
        relay.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aDeskThatCannotStartRaisesAnAlert() {
        // given an exchange that does not tell a key's rights
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

    private final class Parts implements AccountDesk.Work {
        @Override
        public VenueAccount connect(PrivateStreamListener listener) {
            return new VenueAccount(
                    ACCOUNT,
                    new AccountKey(new BybitCredentials("key", "secret"), ""),
                    new KeyRules(false),
                    vertx,
                    BybitEndpoints.onOneHost(relay.hostAndPort()),
                    RateLimits.NONE,
                    OrderEntryWay.REST,
                    listener);
        }

        @Override
        public OrderWork orders(VenueAccount venue, Consumer<DeskEvent.Answered> answers) {
            return new OrderWork(
                    venue,
                    fresh.journal(),
                    market,
                    DeskScene.PARAMETERS,
                    DeskScene.sender(venue, fresh.journal(), answers));
        }

        @Override
        public void refuseToStart(String reason) {
            throw new AssertionError(reason);
        }
    }
}
