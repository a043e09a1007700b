package io.eternalengine.service.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.MarketCategory;
import io.eternalengine.schemas.v1.MarketSubscription;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskCommand.ActionCase;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.eternalengine.schemas.v1.VerdictOutcome;
import io.eternalengine.topics.Topic;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What risk makes of live prices, books, the exchange's answers and silence, from topic to topic. */
class LiveMarketInKafkaTest extends RiskScene {
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aFallOfLivePricesPausesTheSymbol() {
        startRisk();
        fund();
        ticker(BTC, "40000");
        nowMs += 30_000;
        ticker(BTC, "38000");

        awaitCommands(1);

        RiskCommand pause = commands().getFirst();
        assertThat(pause.getEntriesPaused().getScope().getSymbol()).isEqualTo("BTCUSDT");
        assertThat(pause.getEntriesPaused().getReason()).isEqualTo("flash crash: 40000 to 38000 within 60 s");
        assertThat(judge(buy("opening", 1)).getRule()).isEqualTo("halted");
        assertThat(judge(sell("reducing", 1)).getOutcome()).isEqualTo(VerdictOutcome.VERDICT_OUTCOME_APPROVED);
    }

    @Test
    void nothingOpensBeforeTheBookIsKnown() {
        startRisk();
        fundWithoutBooks();
        assertThat(judge(buy("without-a-book", 0)).getExplanation()).isEqualTo("the order book is not known");

        book("40000");

        assertThat(judge(buy("with-a-book", 0)).getOutcome()).isEqualTo(VerdictOutcome.VERDICT_OUTCOME_APPROVED);
    }

    @Test
    void anExchangeThatDoesNotAnswerStopsOpeningsUntilItAnswers() {
        startRisk();
        fund();

        exchange(false);
        awaitCommands(1);
        assertThat(judge(buy("opening", 1)).getRule()).isEqualTo("halted");
        exchange(true);
        awaitCommands(2);

        assertThat(judge(buy("again", 2)).getOutcome()).isEqualTo(VerdictOutcome.VERDICT_OUTCOME_APPROVED);
        assertThat(commands())
                .extracting(RiskCommand::getActionCase)
                .containsExactly(ActionCase.HALT_IMPOSED, ActionCase.HALT_LIFTED);
    }

    @Test
    void silenceOfTheMarketIsWarnedOfAndHaltsItAfterAMinute() {
        startRiskByOwnClock(Map.of("eternal.risk.feeds.exchange-silence", "PT10M"));
        fund();
        exchange(true);
        judge(buy("behind-what-was-said", 0));

        // when everybody is silent
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        await("the warnings", () -> alerts("feed silent") == 2);
        assertThat(commands()).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(58).toNanos());
        awaitCommands(2);

        // then
        assertThat(commands())
                .extracting(command -> command.getHaltImposed().getScope().getSymbol())
                .containsExactlyInAnyOrder("BTCUSDT", "ETHUSDT");
        assertThat(commands().getFirst().getEventTimeMs()).isEqualTo(nowMs + 60_000);

        // and news lifts the halt of its own market
        nowMs += 60_000;
        ticker(ETH, "2001");
        awaitCommands(3);
        assertThat(commands().getLast().getHaltLifted().getScope().getSymbol()).isEqualTo("ETHUSDT");
    }

    @Test
    void theHaltOfASilentMarketIsLiftedWhenItIsSubscribedToNoMore() {
        // given
        startRiskByOwnClock(Map.of("eternal.risk.feeds.exchange-silence", "PT10M"));
        fund();
        judge(buy("behind-what-was-said", 0));
        nanos.addAndGet(Duration.ofSeconds(60).toNanos());
        awaitCommands(2);

        // when
        subscribe(false);
        awaitCommands(3);

        // then
        assertThat(commands().getLast().getHaltLifted().getHaltKey()).isEqualTo("feed:SPOT:ETHUSDT");
        assertThat(commands().getLast().getHaltLifted().getReason()).isEqualTo("the market is followed no more");

        // and other tests, whose risk reads the same subscriptions, follow it again
        subscribe(true);
    }

    private void subscribe(boolean active) {
        kafka.send(new OutboundRecord(
                Topic.SUBSCRIPTIONS,
                "spot:ETHUSDT",
                MarketSubscription.newBuilder()
                        .setCategory(MarketCategory.MARKET_CATEGORY_SPOT)
                        .setSymbol("ETHUSDT")
                        .setActive(active)
                        .build()));
    }

    @Test
    void orderExecutionThatSaysNothingForAMinuteCountsAsAnExchangeThatDoesNotAnswer() {
        startRiskByOwnClock();
        fund();
        exchange(true);
        ticker(BTC, "40000");
        judge(buy("before", 0));

        for (int second = 0; second < 61; second++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            nowMs += 1_000;
            ticker(BTC, "4000" + second % 2);
            ticker(ETH, "200" + second % 2);
        }

        await(
                "the halt",
                () -> commands().stream()
                        .anyMatch(
                                command -> command.getHaltImposed().getHaltKey().equals("exchange-api")));
    }

    @Test
    void pricesThatWereNotCommittedAreReadAgainAfterARestart() {
        // given
        Runnable risk = startRisk();
        fund();
        judge(buy("committed", 0));
        long committed = sequence();
        ticker(BTC, "40000");
        risk.run();

        // when
        startRisk();
        nowMs += 30_000;
        ticker(BTC, "38000");
        awaitCommands(1);

        // then
        assertThat(sequence()).isGreaterThan(committed);
        assertThat(commands().getFirst().getEntriesPaused().getReason()).startsWith("flash crash: 40000 to 38000");
    }

    private void startRiskByOwnClock() {
        startRiskByOwnClock(Map.of());
    }

    private void startRiskByOwnClock(Map<String, String> configured) {
        RiskParameters parameters = RiskConfiguration.parameters(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(configured, "configured", 100))
                .build());
        machine = machineOf(parameters, OptionalInt.empty(), nanos::get);
        startRisk();
    }

    private long sequence() {
        List<StateSnapshot> stored = kafka.messages(Topic.RISK_STATE, StateSnapshot.class);
        return stored.getLast().getSequence();
    }

    private long alerts(String subject) {
        return kafka.messages(Topic.ALERTS, AlertRaised.class).stream()
                .filter(alert -> alert.getSubject().equals(subject))
                .count();
    }
}
