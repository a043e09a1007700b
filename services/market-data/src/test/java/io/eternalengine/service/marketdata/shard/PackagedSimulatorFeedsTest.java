package io.eternalengine.service.marketdata.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.kit.probe.PackagedService;
import io.eternalengine.schemas.v1.BookChanged;
import io.eternalengine.schemas.v1.FundingSettled;
import io.eternalengine.schemas.v1.SentimentPublished;
import io.eternalengine.schemas.v1.TickerChanged;
import io.eternalengine.testkit.Infrastructure;
import io.eternalengine.topics.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Funding, books and the Fear &amp; Greed index between the packaged simulator and a real broker. */
class PackagedSimulatorFeedsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SYMBOL = "ETHUSDT";
    private static final String TOKEN = "a-token-of-the-tests";
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final long FROM_MS = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();

    @Test
    void everySettlementIsOnKafkaOnceWithItsIntervalAlsoAfterARestart() throws IOException, InterruptedException {
        // given a perpetual that is settled every four hours
        String bootstrap = Infrastructure.shared().bootstrapServers();
        try (var simulator = PackagedService.startSimulator(Map.of(
                        "eternal.simulator.from",
                        "2024-01-01",
                        "eternal.simulator.to",
                        "2024-01-10",
                        "eternal.simulator.funding-interval-hours",
                        "8," + SYMBOL + "=4",
                        "eternal.simulator.admin-token",
                        TOKEN));
                var kafka = new KafkaTopics(bootstrap)) {
            String address = simulator.awaitUrl();
            String exchange = URI.create(address).getAuthority();
            kafka.subscribe(MarketCategory.LINEAR, SYMBOL, true);

            // when the service is ended between two settlements, and the market goes on without it
            try (var service = new RunningMarketData(bootstrap, exchange, 0)) {
                await("market data").atMost(PATIENCE).until(service::isReady);
                advance(address, FROM_MS + 10 * HOUR_MS);
                settlements(kafka, FROM_MS + 8 * HOUR_MS);
            }
            advance(address, FROM_MS + 21 * HOUR_MS);
            try (var service = new RunningMarketData(bootstrap, exchange, 0)) {
                await("market data").atMost(PATIENCE).until(service::isReady);
                advance(address, FROM_MS + 30 * HOUR_MS);

                // then
                List<FundingSettled> settled = settlements(kafka, FROM_MS + 28 * HOUR_MS);
                assertThat(settled)
                        .extracting(FundingSettled::getSettledAtMs)
                        .containsExactlyElementsOf(LongStream.rangeClosed(-6, 7)
                                .mapToObj(count -> FROM_MS + count * 4 * HOUR_MS)
                                .toList());
                assertThat(settled).extracting(FundingSettled::getIntervalMs).containsOnly(4 * HOUR_MS);
                assertThat(rates(address))
                        .containsAll(settled.stream()
                                .map(one -> one.getSettledAtMs() + "=" + one.getRate())
                                .toList());
                assertThat(lastTicker(kafka).getFundingIntervalMs()).isEqualTo(4 * HOUR_MS);
                // and the index of each day once, and books with what lies near their mid
                assertThat(sentiment(kafka))
                        .extracting(SentimentPublished::getPublishedAtMs)
                        .containsExactly(FROM_MS, FROM_MS + 24 * HOUR_MS);
                assertThat(books(kafka)).last().satisfies(book -> {
                    assertThat(Decimal.of(book.getAskPrice())).isGreaterThan(Decimal.of(book.getBidPrice()));
                    assertThat(Decimal.of(book.getBidDepth())).isGreaterThan(Decimal.ZERO);
                    assertThat(Decimal.of(book.getAskDepth())).isGreaterThan(Decimal.ZERO);
                });
            } finally {
                kafka.subscribe(MarketCategory.LINEAR, SYMBOL, false);
            }
        }
    }

    private static List<FundingSettled> settlements(KafkaTopics kafka, long lastMs) {
        return kafka.<FundingSettled>awaitMessages(
                Topic.FUNDING, SYMBOL, settled -> settled.stream().anyMatch(one -> one.getSettledAtMs() == lastMs));
    }

    private static List<SentimentPublished> sentiment(KafkaTopics kafka) {
        return kafka.awaitMessages(Topic.SENTIMENT, "fear-greed", values -> values.size() > 1);
    }

    private static List<BookChanged> books(KafkaTopics kafka) {
        return kafka.awaitMessages(Topic.BOOKS, SYMBOL, books -> !books.isEmpty());
    }

    private static TickerChanged lastTicker(KafkaTopics kafka) {
        return kafka.<TickerChanged>awaitMessages(Topic.TICKERS, SYMBOL, tickers -> !tickers.isEmpty())
                .getLast();
    }

    /** The settlements of the exchange, each as time=rate. */
    private static List<String> rates(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(address + "/v5/market/funding/history?category=linear&symbol=" + SYMBOL))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            JsonNode rows = new ObjectMapper()
                    .readTree(http.send(request, BodyHandlers.ofString()).body())
                    .path("result")
                    .path("list");
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.path("fundingRateTimestamp").asText() + "="
                            + row.path("fundingRate").asText())
                    .toList();
        }
    }

    private static void advance(String address, long toMs) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + "/admin/v1/clock/advance"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"toMs\":" + toMs + "}"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }
}
