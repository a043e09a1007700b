package io.eternalengine.service.marketdata.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.Announcement;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.SystemNotice;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What changed is published once, and only what concerns the wanted markets and the venue. */
class NoticeFeedTest {
    private static final InstrumentId BTC = new InstrumentId(MarketCategory.LINEAR, "BTCUSDT");

    private final Vertx vertx = Vertx.vertx();
    private final NoticeFeed feed = new NoticeFeed(
            new MarketQueries(
                    new BybitRestClient(vertx, BybitEndpoints.onOneHost("127.0.0.1:1"), null, ClientSettings.DEFAULT),
                    new ShardInbox()),
            Duration.ofMinutes(1),
            true,
            false);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void twoAnnouncementsOfOneSymbolAreOneNoticeThatIsPublishedOnce() {
        assertThat(published(List.of(), "Delisting of BTCUSDT", "Delisting of BTC/USDT"))
                .containsExactly("delisting:BTCUSDT");
        assertThat(published(List.of(), "Delisting of BTCUSDT", "Delisting of BTC/USDT"))
                .isEmpty();
        assertThat(published(List.of(), "Delisting of BTC/USDT"))
                .as("one that leaves the list")
                .isEmpty();
        assertThat(published(List.of(), "Delisting of BTCUSDT Perpetual Contract"))
                .containsExactly("delisting:BTCUSDT");
    }

    @Test
    void maintenanceOfOptionsOrOfDemoTradingIsNotPublished() {
        var options = new SystemNotice("options", "", "ongoing", "1", Set.of("3"));
        var demo = new SystemNotice("demo", "", "ongoing", "2", Set.of("1", "2"));
        var ours = new SystemNotice("ours", "", "ongoing", "1", Set.of("2", "3"));

        assertThat(published(List.of(options, demo, ours))).containsExactly("maintenance:ours");
    }

    @Test
    void aMarketThatIsListedNoMoreIsInForceOnce() {
        var output = new ShardOutput();
        feed.listedNoMore(BTC, output);
        feed.listedNoMore(BTC, output);

        assertThat(output.records()).hasSize(1);
    }

    private List<String> published(List<SystemNotice> maintenance, String... titles) {
        var output = new ShardOutput();
        List<Announcement> announcements =
                Stream.of(titles).map(Announcement::new).toList();
        feed.answered(
                new ShardEvent.NoticesAnswered(
                        new Outcome.Accepted<>(maintenance), new Outcome.Accepted<>(announcements)),
                Set.of(BTC),
                output);
        return output.records().stream()
                .map(record -> new String(record.key(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}
