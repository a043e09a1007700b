package io.eternalengine.reporting;

import static io.eternalengine.reporting.Messages.ENGINE;
import static io.eternalengine.reporting.Messages.START_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.risk.RiskParameters;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.testkit.InfrastructureTestResource;
import io.eternalengine.topics.Topic;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = InfrastructureTestResource.class, scope = TestResourceScope.GLOBAL)
class ProjectionTest {
    private static final int TRADES = 400;

    @Inject
    Topics topics;

    @Inject
    Tables tables;

    @Inject
    ReportingApi api;

    @Test
    void appliesEachRecordOnceHoweverOftenItIsCutOff() throws SQLException {
        long executionsBefore = tables.number("select count(*) from executions");

        for (int trade = 0; trade < TRADES; trade++) {
            trade("cut-" + trade, trade);
            if (trade % 50 == 25) {
                tables.cutConnections();
            }
        }

        awaitCaughtUp();
        assertThat(tables.number("select count(*) from executions")).isEqualTo(executionsBefore + TRADES);
        assertThat(tables.number("select count(*) from orders where client_order_id like 'order-of-cut-%'"
                        + " and state = 'FILLED'"))
                .isEqualTo(TRADES);
        assertThat(tables.content()).isEqualTo(rebuilt());
    }

    @Test
    void rebuildsTheSameReadModelsFromTheTopics() throws SQLException {
        everyKindOfMessage("rebuild");
        awaitCaughtUp();
        Map<String, String> before = tables.content();
        assertThat(before)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());

        Map<String, String> after = rebuilt();

        assertThat(after).isEqualTo(before);
    }

    @Test
    void writesAFactThatIsSentTwiceOnce() throws SQLException {
        for (int copy = 0; copy < 2; copy++) {
            topics.publish(
                    Topic.EXECUTIONS,
                    ENGINE,
                    Messages.execution("sent-twice", 7).build());
            awaitCaughtUp();
        }

        assertThat(tables.number("select count(*) from executions where intent_id = 'sent-twice'"))
                .isEqualTo(1);
    }

    @Test
    void anEngineInTwoAccountsHasTheDecisionsAndTheCapitalOfBoth() throws SQLException {
        for (String account : List.of("TREND-1", "TREND-2")) {
            topics.publish(
                    Topic.DECISIONS,
                    account,
                    Messages.decision(1, "awaiting-capital", "of " + account)
                            .setEngine("TREND")
                            .setAccount(account)
                            .build());
            topics.publish(
                    Topic.CAPITAL_ALLOCATIONS,
                    account,
                    Messages.allocation("7500")
                            .setEngine("TREND")
                            .setAccount(account)
                            .build());
        }
        awaitCaughtUp();

        assertThat(tables.number("select count(*) from decisions where engine = 'TREND'"))
                .isEqualTo(2);
        assertThat(tables.number("select count(*) from allocations where engine = 'TREND'"))
                .isEqualTo(2);
    }

    @Test
    void ofTickersOnlyDecisionsAreKeptUnderWhichSomethingWasDone() throws SQLException {
        publishOfTicker(1, "nothing-due");
        publishOfTicker(2, "margin-low");
        awaitCaughtUp();

        assertThat(tables.number("select count(*) from decisions where engine = 'FUNDING'"))
                .isEqualTo(1);
        assertThat(tables.number("select sequence from decisions where engine = 'FUNDING'"))
                .isEqualTo(2);
    }

    @Test
    void aMillionDecisionsLaterADecisionOfNothingIsForgotten() throws SQLException {
        // given
        publishOf("OLD", 1, "nothing-due");
        publishOf("OLD", 2, "daily-part");
        publishOf("OLD", 3, "nothing-due");
        awaitCaughtUp();
        assertThat(tables.number("select count(*) from decisions where engine = 'OLD'"))
                .isEqualTo(3);

        // when
        publishOf("OLD", 1_000_003, "nothing-due");
        awaitCaughtUp();

        // then
        assertThat(tables.number("select count(*) from decisions where engine = 'OLD'"))
                .isEqualTo(3);
        assertThat(tables.number("select min(sequence) from decisions where engine = 'OLD'"))
                .isEqualTo(2);
    }

    @Test
    void aRebuildLeavesStandingWhatWasDoneBeforeTheFirstRecordOfTheTopic() throws SQLException {
        // given decisions of which the topic has the third alone
        publishOf("ANCIENT", 3, "daily-part");
        awaitCaughtUp();
        for (int sequence = 1; sequence <= 2; sequence++) {
            assertThat(tables.change("insert into decisions (engine, account, sequence, event_time, input_type, state,"
                            + " rule, explanation, details, state_hash, wished, acted) select engine, account, "
                            + sequence + ", event_time, input_type, state, rule, 'kept', details, state_hash, wished, "
                            + (sequence == 1) + " from decisions where engine = 'ANCIENT' and sequence = 3"))
                    .isEqualTo(1);
        }
        assertThat(tables.change(
                        "update decisions set explanation = 'stale' where engine = 'ANCIENT' and sequence = 3"))
                .isEqualTo(1);

        // when
        rebuilt();

        // then what was done stands, what the topic has is as the topic has it, and of nothing nothing is left
        String those = " from decisions where engine = 'ANCIENT'";
        assertThat(tables.number("select count(*)" + those)).isEqualTo(2);
        assertThat(tables.number("select count(*)" + those + " and sequence = 1 and explanation = 'kept'"))
                .isEqualTo(1);
        assertThat(tables.number("select count(*)" + those + " and sequence = 3 and explanation = 'on a candle'"))
                .isEqualTo(1);
    }

    private void publishOfTicker(long sequence, String rule) {
        topics.publish(
                Topic.DECISIONS,
                "FUNDING",
                Messages.decision(sequence, rule, "a ticker")
                        .setEngine("FUNDING")
                        .setInputType(Topic.TICKERS.messageType())
                        .build());
    }

    private void publishOf(String engine, long sequence, String rule) {
        topics.publish(
                Topic.DECISIONS,
                engine,
                Messages.decision(sequence, rule, "on a candle")
                        .setEngine(engine)
                        .build());
    }

    private Map<String, String> rebuilt() throws SQLException {
        assertThat(api.rebuild().statusCode()).isEqualTo(202);
        awaitCaughtUp();
        return tables.content();
    }

    private void trade(String intentId, long sequence) {
        topics.publish(Topic.INTENTS, ENGINE, Messages.intent(intentId).build());
        topics.publish(
                Topic.ORDER_EVENTS,
                ENGINE,
                Messages.order(intentId, OrderState.ORDER_STATE_SUBMITTED, 2 * sequence)
                        .build());
        topics.publish(
                Topic.ORDER_EVENTS,
                ENGINE,
                Messages.order(intentId, OrderState.ORDER_STATE_FILLED, 2 * sequence + 1)
                        .build());
        topics.publish(
                Topic.EXECUTIONS, ENGINE, Messages.execution(intentId, sequence).build());
    }

    private void everyKindOfMessage(String name) {
        trade(name, 1);
        topics.publish(Topic.RISK_COMMANDS, "ALL", Messages.breakerMoved(0, 1, "0.11"));
        topics.publish(Topic.RISK_COMMANDS, "ALL", Messages.haltImposed(name, "drill"));
        topics.publish(Topic.RISK_COMMANDS, "ALL", Messages.haltLifted(name));
        topics.publish(
                Topic.RISK_REPORTS,
                "ALL",
                Messages.report(START_MS, "47000.5", "0.11", 1, RiskParameters.defaults())
                        .build());
        topics.publish(
                Topic.CAPITAL_ALLOCATIONS, ENGINE, Messages.allocation("30000").build());
        topics.publish(
                Topic.DECISIONS,
                ENGINE,
                Messages.decision(1, "daily-part", "a part is due")
                        .addIntents(Messages.intent(name))
                        .build());
        topics.publish(
                Topic.VERDICTS,
                ENGINE,
                Messages.rejection(name, "order-value", "too large").build());
        topics.publish(
                Topic.ACCOUNT_SNAPSHOTS,
                ENGINE,
                Messages.snapshot(ENGINE)
                        .addBalances(Messages.balance("BTC", "0.5"))
                        .build());
        topics.publish(
                Topic.CANDLES, "BTCUSDT", Messages.candle("BTCUSDT", "7911.43").build());
        topics.publish(Topic.ALERTS, "risk", Messages.alert(name).build());
    }

    private void awaitCaughtUp() {
        await().atMost(Waiting.LIMIT)
                .untilAsserted(() -> assertThat(tables.behind(topics.ends())).isEmpty());
    }
}
