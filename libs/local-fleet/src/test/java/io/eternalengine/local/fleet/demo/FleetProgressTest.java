package io.eternalengine.local.fleet.demo;

import static io.eternalengine.local.fleet.demo.Messages.HOUR_MS;
import static io.eternalengine.local.fleet.demo.Messages.INTENT;
import static io.eternalengine.local.fleet.demo.Messages.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.local.fleet.RunningEngine;
import io.eternalengine.schemas.v1.ExecutionCauseCode;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.ExecutionStyle;
import io.eternalengine.schemas.v1.HaltImposed;
import io.eternalengine.schemas.v1.HaltLifted;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.VerdictOutcome;
import io.eternalengine.topics.Topic;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetProgressTest {
    private static final Set<InstrumentId> BTC = Set.of(InstrumentId.spot("BTCUSDT"));
    private static final long CLOSE_MS = T0 + HOUR_MS;

    private final Messages messages = new Messages();
    private final FleetProgress progress = new FleetProgress(List.of(RunningEngine.CORE_HODL));

    @Test
    void awaitsTheCandleAndTheValuation() {
        assertThat(awaited())
                .containsExactly(
                        "the candle of BTCUSDT closed at 2020-03-01T01:00:00Z",
                        "risk's valuation as of 2020-03-01T01:00:00Z (none yet)");
    }

    @Test
    void awaitsTheEnginesDecisionOnTheCandle() {
        SeenRecord candle = see(messages.candle("BTCUSDT", CLOSE_MS));
        see(messages.riskAsOf(CLOSE_MS, 0));

        assertThat(awaited()).containsExactly("CORE-HODL's decision on market.candles.v1/0 offset 0 (none yet)");

        see(messages.decision(candle));

        assertThat(awaited()).isEmpty();
    }

    @Test
    void awaitsNoDecisionOnOrdersOfOtherAccounts() {
        digestCandle();

        see(messages.seen(
                Topic.VERDICTS,
                RiskVerdict.newBuilder()
                        .setAccount("TREND-1")
                        .setIntentId("TREND-1.entry")
                        .setOutcome(VerdictOutcome.VERDICT_OUTCOME_REJECTED)
                        .build()));

        assertThat(awaited()).isEmpty();
    }

    @Test
    void doesNotAwaitAValuationOfAnHourThatLacksAMarket() {
        SeenRecord candle = see(messages.candle("BTCUSDT", CLOSE_MS));
        see(messages.decision(candle));

        assertThat(progress.awaited(CLOSE_MS, BTC, false)).isEmpty();
    }

    @Test
    void awaitsEachStepOfAnOrder() {
        digestCandle();

        see(messages.intent(INTENT));
        assertThat(awaited()).containsExactly("risk's verdict on " + INTENT);

        see(messages.decision(see(messages.verdict(INTENT, true))));
        assertThat(awaited()).containsExactly("the order command for " + INTENT);

        see(messages.placed(ExecutionStyle.EXECUTION_STYLE_MARKET));
        assertThat(awaited())
                .containsExactly("the end of order c-1 (" + INTENT + "), which is ORDER_STATE_UNSPECIFIED");

        see(messages.decision(see(messages.order(OrderState.ORDER_STATE_FILLED, "0.5"))));
        assertThat(awaited()).containsExactly("executions of the order for " + INTENT + " over 0.5");

        see(messages.decision(see(messages.execution("e-1", INTENT, "0.5"))));
        assertThat(awaited()).containsExactly("risk's valuation with 1 executions (last: 0)");

        see(messages.riskAsOf(CLOSE_MS, 1));
        assertThat(awaited()).isEmpty();
    }

    @Test
    void awaitsNothingOfARejectedIntent() {
        digestCandle();
        see(messages.intent(INTENT));
        see(messages.decision(see(messages.verdict(INTENT, false))));

        assertThat(awaited()).isEmpty();
    }

    @Test
    void readsTopicsInAnyOrder() {
        digestCandle();
        see(messages.decision(see(messages.execution("e-1", INTENT, "0.5"))));
        see(messages.decision(see(messages.order(OrderState.ORDER_STATE_FILLED, "0.5"))));
        see(messages.placed(ExecutionStyle.EXECUTION_STYLE_MARKET));
        see(messages.decision(see(messages.verdict(INTENT, true))));
        see(messages.intent(INTENT));
        see(messages.riskAsOf(CLOSE_MS, 1));

        assertThat(awaited()).isEmpty();
    }

    @Test
    void doesNotAwaitAnOrderThatRestsInTheBook() {
        digestCandle();
        see(messages.placed(ExecutionStyle.EXECUTION_STYLE_MAKER_THEN_MARKET));
        assertThat(progress.hasRestingOrders()).isFalse();

        see(messages.decision(see(messages.order(OrderState.ORDER_STATE_OPEN, "0"))));

        assertThat(progress.hasRestingOrders()).isTrue();
        assertThat(awaited()).isEmpty();
    }

    @Test
    void netsTheExecutionsOfAllChildOrdersOfAMakerOrderThatWasPlacedTwice() {
        digestCandle();
        see(messages.placed(ExecutionStyle.EXECUTION_STYLE_MAKER_THEN_MARKET));
        see(messages.decision(see(messages.order(OrderState.ORDER_STATE_PARTIALLY_FILLED, "0.2"))));
        see(messages.decision(see(messages.execution("e-1", "c-1", INTENT, "0.2"))));
        see(messages.decision(see(messages.order(OrderState.ORDER_STATE_FILLED, "0.5"))));

        assertThat(awaited())
                .containsExactly(
                        "executions of the order for " + INTENT + " over 0.3",
                        "risk's valuation with 1 executions (last: 0)");

        see(messages.decision(see(messages.execution("e-2", "c-1-placed-again", INTENT, "0.3"))));
        see(messages.riskAsOf(CLOSE_MS, 2));

        assertThat(awaited()).isEmpty();
    }

    @Test
    void awaitsTheEnginesAnswerToARiskCommand() {
        digestCandle();
        SeenRecord command = see(messages.seen(Topic.RISK_COMMANDS, RiskCommand.getDefaultInstance()));
        assertThat(awaited()).containsExactly("CORE-HODL's decision on risk.commands.v1/0 offset 0 (none yet)");

        see(messages.decision(command));
        assertThat(awaited()).isEmpty();
    }

    @Test
    void awaitsTheEndOfAnOutageOfTheExchangeAndOfNoOtherHalt() {
        digestCandle();
        var halt = HaltImposed.newBuilder().setReason("no answer of the exchange is reported");
        see(messages.decision(see(command(RiskCommand.newBuilder().setHaltImposed(halt.setHaltKey("operator:all"))))));
        assertThat(awaited()).isEmpty();

        see(messages.decision(see(command(RiskCommand.newBuilder().setHaltImposed(halt.setHaltKey("exchange-api"))))));
        assertThat(awaited()).containsExactly("the exchange's answer (no answer of the exchange is reported)");

        see(messages.decision(see(command(
                RiskCommand.newBuilder().setHaltLifted(HaltLifted.newBuilder().setHaltKey("exchange-api"))))));
        assertThat(awaited()).isEmpty();
    }

    private SeenRecord command(RiskCommand.Builder command) {
        return messages.seen(Topic.RISK_COMMANDS, command.build());
    }

    @Test
    void countsAnExecutionThatIsToldTwiceOnce() {
        digestCandle();
        see(messages.decision(see(messages.order(OrderState.ORDER_STATE_FILLED, "0.5"))));
        see(messages.execution("e-1", INTENT, "0.5"));
        see(messages.decision(see(messages.execution("e-1", INTENT, "0.5"))));
        see(messages.riskAsOf(CLOSE_MS, 1));

        assertThat(awaited()).isEmpty();
    }

    @Test
    void awaitsWhatTheVenueExecutedByItself() {
        digestCandle();

        progress.tradesAtVenue(1);
        assertThat(awaited()).containsExactly("the 1 executions of the venue (published: 0)");

        see(messages.decision(see(messages.seen(
                Topic.EXECUTIONS,
                ExecutionReported.newBuilder()
                        .setExecutionId("e-1")
                        .setCause(ExecutionCauseCode.EXECUTION_CAUSE_CODE_STOP)
                        .setQuantity("0.5")
                        .build()))));
        see(messages.riskAsOf(CLOSE_MS, 1));

        assertThat(awaited()).isEmpty();
    }

    @Test
    void coinAndPerpetualOfOneNameAreTwoMarkets() {
        digestCandle();

        assertThat(progress.withoutCandle(
                        CLOSE_MS, Set.of(InstrumentId.spot("BTCUSDT"), InstrumentId.linear("BTCUSDT"))))
                .containsExactly(InstrumentId.linear("BTCUSDT"));
    }

    private void digestCandle() {
        see(messages.decision(see(messages.candle("BTCUSDT", CLOSE_MS))));
        see(messages.riskAsOf(CLOSE_MS, 0));
    }

    private List<String> awaited() {
        return progress.awaited(CLOSE_MS, BTC, true);
    }

    private SeenRecord see(SeenRecord seen) {
        progress.observe(seen);
        return seen;
    }
}
