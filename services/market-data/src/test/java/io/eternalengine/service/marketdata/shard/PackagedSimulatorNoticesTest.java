package io.eternalengine.service.marketdata.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.kit.probe.PackagedService;
import io.eternalengine.schemas.v1.ExchangeNotice;
import io.eternalengine.schemas.v1.ExchangeNoticeState;
import io.eternalengine.testkit.Infrastructure;
import io.eternalengine.topics.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the exchange says of itself and of its markets, between the packaged simulator and a real broker. */
class PackagedSimulatorNoticesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SYMBOL = "ETHUSDT";
    private static final String TOKEN = "a-token-of-the-tests";

    @Test
    void maintenanceDelistingsAndAMarketThatTakesNoOrdersArePublishedAndSoIsTheirEnd()
            throws IOException, InterruptedException {
        String bootstrap = Infrastructure.shared().bootstrapServers();
        try (var simulator = PackagedService.startSimulator(Map.of(
                        "eternal.simulator.from",
                        "2024-01-01",
                        "eternal.simulator.to",
                        "2024-01-03",
                        "eternal.simulator.admin-token",
                        TOKEN));
                var kafka = new KafkaTopics(bootstrap)) {
            String address = simulator.awaitUrl();
            String exchange = URI.create(address).getAuthority();
            // given
            state(address, """
                    {"maintenance":{"to-come":"scheduled","now":"ongoing"},
                     "delistings":["Delisting of OTHERUSDT Perpetual Contract","Delisting of ETHUSDT"]}""");
            kafka.subscribe(MarketCategory.SPOT, SYMBOL, true);
            // when
            try (var service = new RunningMarketData(bootstrap, exchange, 0)) {
                await("market data").atMost(PATIENCE).until(service::isReady);
                // then
                assertThat(latest(kafka, "delisting:" + SYMBOL, ExchangeNoticeState.EXCHANGE_NOTICE_STATE_IN_FORCE))
                        .satisfies(notice -> {
                            assertThat(notice.getSymbol()).isEqualTo(SYMBOL);
                            assertThat(notice.getText()).isEqualTo("Delisting of ETHUSDT");
                        });
                latest(kafka, "status:SPOT:" + SYMBOL, ExchangeNoticeState.EXCHANGE_NOTICE_STATE_OVER);
                latest(kafka, "maintenance:to-come", ExchangeNoticeState.EXCHANGE_NOTICE_STATE_ANNOUNCED);
                latest(kafka, "maintenance:now", ExchangeNoticeState.EXCHANGE_NOTICE_STATE_IN_FORCE);
            }
            // and when maintenance ends, and the market takes no orders and so is listed no more, while nobody asks
            state(address, "{\"maintenance\":{\"now\":\"completed\"},\"statuses\":{\"ETHUSDT\":\"Delivering\"}}");
            try (var service = new RunningMarketData(bootstrap, exchange, 0)) {
                await("market data").atMost(PATIENCE).until(service::isReady);
                latest(kafka, "maintenance:now", ExchangeNoticeState.EXCHANGE_NOTICE_STATE_OVER);
                latest(kafka, "status:SPOT:" + SYMBOL, ExchangeNoticeState.EXCHANGE_NOTICE_STATE_IN_FORCE);
            }
            // and when it takes them again
            state(address, "{\"statuses\":{\"ETHUSDT\":\"Trading\"}}");
            try (var service = new RunningMarketData(bootstrap, exchange, 0)) {
                await("market data").atMost(PATIENCE).until(service::isReady);
                latest(kafka, "status:SPOT:" + SYMBOL, ExchangeNoticeState.EXCHANGE_NOTICE_STATE_OVER);
            } finally {
                kafka.subscribe(MarketCategory.SPOT, SYMBOL, false);
            }
        }
    }

    private static ExchangeNotice latest(KafkaTopics kafka, String id, ExchangeNoticeState state) {
        return kafka.<ExchangeNotice>awaitMessages(
                        Topic.EXCHANGE_NOTICES,
                        id,
                        notices -> !notices.isEmpty() && notices.getLast().getState() == state)
                .getLast();
    }

    private static void state(String address, String notices) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + "/admin/v1/notices"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(notices))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }
}
