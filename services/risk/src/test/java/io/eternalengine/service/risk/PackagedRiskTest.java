package io.eternalengine.service.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.probe.KafkaProbe;
import io.eternalengine.kit.probe.PackagedService;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.schemas.v1.HaltRequested;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskHeartbeat;
import io.eternalengine.topics.Topic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The risk service as a process: what it refuses, and what a power cut leaves of it. */
class PackagedRiskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaProbe kafka = new KafkaProbe();

    @AfterEach
    void end() {
        kafka.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eternal.risk.max-position-fraction | 0.26 |"
                        + " eternal.risk.max-position-fraction is 0.26: must be above 0 and not above 0.25",
                "eternal.risk.thresholds | 0.10,0.15,0.20,0.31 |"
                        + " eternal.risk: threshold of level 4 is 0.31: must not be above 0.3"
            })
    void refusesConfigurationThatBreaksARule(String key, String value, String sentence) {
        try (var service = PackagedService.start(Map.of(key, value))) {
            assertThat(service.awaitExit()).isEqualTo(2);
            assertThat(service.output()).contains("Configuration refused: " + sentence);
        }
    }

    @ParameterizedTest
    @CsvSource({"eternal.risk.max-order-fraction, much", "eternal.risk.max-postion-fraction, 0.2"})
    void refusesWhatItCannotReadAndKeysThatItDoesNotKnow(String key, String value) {
        try (var service = PackagedService.start(Map.of(key, value))) {
            assertThat(service.awaitExit()).isEqualTo(2);
            assertThat(service.output()).contains("Configuration refused: " + key + " is ");
        }
    }

    @Test
    void goesOnAfterAPowerCutWhereItStood() throws Exception {
        int before = commands().size();
        try (var service = PackagedService.start(Map.of())) {
            awaitReady(service);
            halt("BTCUSDT");
            await("command", () -> commands().size() == before + 1);
            await("announcement", () -> announcedEpoch() == before + 1);
            service.kill();
        }

        try (var service = PackagedService.start(Map.of())) {
            halt("ETHUSDT");
            await("command after the power cut", () -> commands().size() == before + 2);
            await("announcement after the power cut", () -> announcedEpoch() == before + 2);
            awaitReady(service);
        }

        assertThat(commands())
                .extracting(RiskCommand::getEpoch)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, before + 2).boxed().toList());
    }

    @Test
    void showsWhatItValuesAndCommandsInMetricsAndLog() throws Exception {
        try (var service = PackagedService.start(Map.of())) {
            awaitReady(service);
            int before = commands().size();
            hold("31250.5");
            halt("XRPUSDT");
            await("command", () -> commands().size() == before + 1);

            await("equity", () -> metrics(service).contains("eternal_equity_usdt 31250.5"));
            assertThat(metrics(service))
                    .contains("eternal_unit_value_usdt ", "eternal_drawdown_ratio ", "eternal_breaker_level 0.0")
                    .contains("eternal_halts ", "eternal_risk_epoch ")
                    .contains("eternal_alerts_total{severity=\"P1\"}")
                    .contains("eternal_consumer_lag_records{shell=\"risk-engine\"}");
            await("line", () -> service.output().contains("halt epoch=" + (before + 1) + " scope="));
            assertThat(service.output().lines().filter(line -> line.contains("halt epoch=" + (before + 1))))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains(" action=IMPOSED ")
                            .contains(" by=alice ")
                            .contains(" reason=\"a test\""));
        }
    }

    private void hold(String usdt) {
        var books = new AccountBooks(
                "METRICS",
                new SpotBalances(new TreeMap<>(Map.of("USDT", Decimal.of(usdt)))),
                Decimal.of(usdt),
                1_704_067_200_000L,
                true,
                "");
        kafka.send(new OutboundRecord(
                Topic.ACCOUNT_SNAPSHOTS, "METRICS", TradingMapping.toWire(books).build()));
    }

    private static String metrics(PackagedService service) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(service.awaitUrl() + "/q/metrics"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body().replace(",}", "}");
        }
    }

    @Test
    void endsWhenAnotherInstanceTakesOver() throws Exception {
        try (var older = PackagedService.start(Map.of())) {
            awaitReady(older);
            try (var newer = PackagedService.start(Map.of())) {
                awaitReady(newer);
                int before = commands().size();
                halt("SOLUSDT");

                assertThat(older.awaitExit()).isEqualTo(3);
                assertThat(older.output()).contains("another instance has taken over");
                await("command", () -> commands().size() == before + 1);
            }
        }
    }

    private static void awaitReady(PackagedService service) throws Exception {
        var ready = HttpRequest.newBuilder(URI.create(service.awaitUrl() + "/q/health/ready"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            await("readiness", () -> http.send(ready, BodyHandlers.ofString()).statusCode() == 200);
        }
    }

    private void halt(String symbol) {
        var scope = RiskMapping.scope(new RiskScope.OfSymbol(symbol));
        var request = OperatorRequest.newBuilder()
                .setRequestedBy("alice")
                .setHalt(HaltRequested.newBuilder().setScope(scope).setReason("a test"))
                .build();
        kafka.send(new OutboundRecord(Topic.OPERATOR_REQUESTS, symbol, request));
    }

    private List<RiskCommand> commands() {
        return kafka.messages(Topic.RISK_COMMANDS, RiskCommand.class);
    }

    private long announcedEpoch() {
        var beats = kafka.messages(Topic.RISK_HEARTBEATS, RiskHeartbeat.class);
        return beats.isEmpty() ? -1 : beats.getLast().getRiskEpoch();
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(PATIENCE).until(condition);
    }
}
