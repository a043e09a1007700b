package io.eternalengine.reporting;

import static io.eternalengine.reporting.Messages.ENGINE;
import static io.eternalengine.reporting.Messages.START_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.testkit.InfrastructureTestResource;
import io.eternalengine.topics.Topic;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = InfrastructureTestResource.class, scope = TestResourceScope.GLOBAL)
class ApiTest {
    @Inject
    Topics topics;

    @Inject
    ReportingApi api;

    @Test
    void sumsUpWhatTheAccountsHoldAtTheLatestMarks() {
        topics.publish(
                Topic.CANDLES, "BTCUSDT", Messages.candle("BTCUSDT", "8000").build());
        topics.publish(
                Topic.ACCOUNT_SNAPSHOTS,
                "SUMMED",
                Messages.snapshot("SUMMED")
                        .addBalances(Messages.balance("BTC", "0.25"))
                        .addBalances(Messages.balance("DOGE", "1"))
                        .build());

        topics.publish(
                Topic.ACCOUNT_SNAPSHOTS,
                "SUMMED",
                Messages.snapshot("SUMMED")
                        .addBalances(Messages.balance("BTC", "0.5"))
                        .addBalances(Messages.balance("USDT", "1000.10"))
                        .build());

        await().atMost(Waiting.LIMIT).untilAsserted(() -> {
            JsonNode account = only(api.json("/api/summary").get("accounts"), "account", "SUMMED");
            assertThat(account.get("value").asText()).isEqualTo("5000.10");
            assertThat(account.get("unpriced")).isEmpty();
        });
    }

    @Test
    void namesTheHaltsInForceUntilTheyAreLifted() {
        topics.publish(Topic.RISK_COMMANDS, "ALL", Messages.haltImposed("drill", "a drill"));
        await().atMost(Waiting.LIMIT).untilAsserted(() -> {
            JsonNode halt = only(api.json("/api/summary").get("halts"), "haltKey", "drill");
            assertThat(halt.get("scope").asText()).isEqualTo("ENGINE=CORE-HODL");
            assertThat(halt.get("people").asText()).isEqualTo("ada");
        });

        topics.publish(Topic.RISK_COMMANDS, "ALL", Messages.haltLifted("drill"));

        await().atMost(Waiting.LIMIT)
                .untilAsserted(() -> assertThat(api.json("/api/summary").get("halts"))
                        .noneMatch(halt -> halt.get("haltKey").asText().equals("drill")));
    }

    @Test
    void keepsTheDeepestDrawdownWhenItThinsOutTheCurve() {
        for (int minute = 0; minute < 100; minute++) {
            String drawdown = minute == 42 ? "0.777" : "0.01";
            topics.publish(
                    Topic.RISK_REPORTS,
                    "ALL",
                    Messages.report(START_MS + minute * 60_000L, "50000." + minute, drawdown, 0)
                            .build());
        }

        await().atMost(Waiting.LIMIT).untilAsserted(() -> {
            JsonNode points = api.json("/api/equity?points=5").get("points");
            assertThat(points).hasSizeBetween(2, 5);
            assertThat(points).anyMatch(point -> point.get("drawdown").asText().equals("0.777"));
            assertThat(points.get(points.size() - 1).get("equity").asText()).isEqualTo("50000.99");
        });
    }

    @Test
    void showsDecisionsThatActedWithWhatBecameOfThem() {
        topics.publish(
                Topic.DECISIONS,
                ENGINE,
                Messages.decision(900_001, "nothing-due", "")
                        .clearInput()
                        .setInputType("tick")
                        .build());
        topics.publish(
                Topic.DECISIONS,
                ENGINE,
                Messages.decision(900_002, "daily-part", "part 3 is due")
                        .addIntents(Messages.intent("shown-filled"))
                        .addIntents(Messages.intent("shown-refused"))
                        .build());
        topics.publish(
                Topic.ORDER_EVENTS,
                ENGINE,
                Messages.order("shown-filled", OrderState.ORDER_STATE_FILLED, 1).build());
        topics.publish(
                Topic.VERDICTS,
                ENGINE,
                Messages.rejection("shown-refused", "order-value", "above 5 %").build());

        await().atMost(Waiting.LIMIT).untilAsserted(() -> {
            JsonNode newest =
                    api.json("/api/decisions?limit=1&engine=CORE-HODL").get(0);
            assertThat(newest.get("sequence").asLong()).isEqualTo(900_002);
            assertThat(newest.get("values").get(0).get("value").asText()).isEqualTo("7911.43");
            assertThat(newest.get("stateHash").asText()).isEqualTo("00ff");
            assertThat(newest.get("intents").findValuesAsText("outcome"))
                    .containsExactly("FILLED", "REJECTED by order-value: above 5 %");
        });
        assertThat(api.json("/api/decisions").findValuesAsText("sequence")).doesNotContain("900001");
        assertThat(api.json("/api/decisions?all=true").findValuesAsText("sequence"))
                .contains("900001");
    }

    @Test
    void exportsEveryDecisionAsALine() {
        for (int sequence = 100_000; sequence < 100_600; sequence++) {
            topics.publish(
                    Topic.DECISIONS,
                    ENGINE,
                    Messages.decision(sequence, "nothing-due", "").build());
        }

        await().atMost(Waiting.LIMIT).untilAsserted(() -> {
            List<Long> sequences = api.get("/api/decisions/export")
                    .asString()
                    .lines()
                    .map(line -> JsonPath.from(line).getLong("sequence"))
                    .toList();
            assertThat(sequences).isSorted().doesNotHaveDuplicates().contains(100_000L, 100_599L);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/equity?points=1          | points is '1'; it must be a whole number from 2 to 5000
            /api/equity?points=many       | points is 'many'; it must be a whole number from 2 to 5000
            /api/decisions?limit=-3       | limit is '-3'; it must be a whole number from 1 to 500
            /api/decisions?engine=LUCK    | engine is 'LUCK'; it must be one of CORE-HODL, TREND, FUNDING, TACTICAL
            /api/decisions?all=yes        | all is 'yes'; it must be true or false
            /api/orders?limit=1&limit=2   | query parameter 'limit' is given 2 times
            /api/orders?limt=1            | query parameter 'limt' is not known here; there are limit
            /api/summary?x=1              | query parameter 'x' is not known here; there are none
            """)
    void refusesABadParameterInOneSentence(String path, String sentence) {
        api.get(path).then().statusCode(400).body("error", equalTo(sentence));
    }

    private static JsonNode only(JsonNode list, String field, String value) {
        List<JsonNode> found = new ArrayList<>();
        list.forEach(one -> {
            if (one.get(field).asText().equals(value)) {
                found.add(one);
            }
        });
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
