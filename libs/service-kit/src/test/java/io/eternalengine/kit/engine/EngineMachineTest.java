package io.eternalengine.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.TradingEngine;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.engine.funding.FundingEngine;
import io.eternalengine.engine.funding.FundingParameters;
import io.eternalengine.engine.trend.TrendEngine;
import io.eternalengine.engine.trend.TrendParameters;
import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.mapping.DecisionMapping;
import io.eternalengine.mapping.EngineInputMapping;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** An engine in its machine: one decision record for each input, and nothing but them is needed to decide it all again. */
class EngineMachineTest extends EngineMachineScene {
    @Test
    void recordsOneDecisionForEachInputWithItsPosition() {
        apply(Topic.INSTRUMENTS, MarketMapping.toWire(instrument(BTC, "BTC"), 0));
        apply(Topic.CANDLES, candle(BTC, START_MS, 40_000));
        apply(Topic.CANDLES, candle(InstrumentId.spot("DOGEUSDT"), START_MS, 1));

        assertThat(decisions()).extracting(DecisionRecorded::getSequence).containsExactly(1L, 2L, 3L);
        assertThat(decisions())
                .extracting(decision -> decision.getInput().getTopic() + "@"
                        + decision.getInput().getOffset())
                .containsExactly("market.instruments.v1@0", "market.candles.v1@1", "market.candles.v1@2");
        assertThat(decisions())
                .extracting(DecisionRecorded::getRule)
                .containsExactly("instrument-known", "awaiting-capital", "not-a-target");
        assertThat(decisions())
                .extracting(DecisionRecorded::getInputType)
                .containsExactly(
                        "eternal.v1.InstrumentDescribed", "eternal.v1.CandleClosed", "eternal.v1.CandleClosed");
        assertThat(decisions().get(1).getEventTimeMs()).isEqualTo(START_MS);
        assertThat(outputs).allSatisfy(output -> {
            assertThat(output.topic()).isEqualTo(Topic.DECISIONS);
            assertThat(output.key()).isEqualTo("CORE-HODL");
        });
    }

    @Test
    void whatBecameOfAnotherAccountsOrdersDoesNotConcernIt() {
        for (String account : List.of("CORE-HODL", "")) {
            assertThat(machine.concerns(record(Topic.VERDICTS, verdictOf(account))))
                    .isTrue();
            assertThat(machine.concerns(record(Topic.ORDER_EVENTS, orderOf(account))))
                    .isTrue();
            assertThat(machine.concerns(record(Topic.EXECUTIONS, executionOf(account))))
                    .isTrue();
        }
        assertThat(machine.concerns(record(Topic.VERDICTS, verdictOf("TREND-1"))))
                .isFalse();
        assertThat(machine.concerns(record(Topic.ORDER_EVENTS, orderOf("TREND-1"))))
                .isFalse();
        assertThat(machine.concerns(record(Topic.EXECUTIONS, executionOf("TREND-1"))))
                .isFalse();
        assertThat(machine.concerns(record(Topic.CANDLES, candle(BTC, START_MS, 40_000))))
                .isTrue();
    }

    @Test
    void recordsTheSignalThatRiskIsHeardOrNot() {
        riskLeaseHeld = true;
        signal();
        assertThat(machine.signals()).isEmpty();
        riskLeaseHeld = false;
        signal();
        assertThat(machine.signals()).isEmpty();

        assertThat(decisions())
                .extracting(DecisionRecorded::getRule)
                .containsExactly("risk-lease-held", "risk-lease-lost");
        assertThat(decisions()).allSatisfy(decision -> {
            assertThat(decision.hasInput()).isFalse();
            assertThat(EngineInputMapping.isSignal(decision.getInputType())).isTrue();
        });
    }

    @Test
    void opensNothingAfterAnOwnExecutionWasLostUntilAPersonLiftsAHaltOfTheEngine() {
        riskLeaseHeld = true;
        signal();
        assertThat(machine.inPlaceOf(Topic.EXECUTIONS, "TREND-1")).isEmpty();
        assertThat(machine.inPlaceOf(Topic.CANDLES, "CORE-HODL")).isEmpty();

        machine.inPlaceOf(Topic.EXECUTIONS, "CORE-HODL").forEach(input -> outputs.addAll(machine.apply(input, null)));
        byte[] stopped = machine.encode();
        machine.restore(stopped);

        assertThat(machine.signals()).isEmpty();
        assertThat(decisions())
                .extracting(DecisionRecorded::getRule)
                .containsExactly("risk-lease-held", "risk-lease-lost");

        lift(1, RiskScope.ALL);
        assertThat(machine.signals()).isEmpty();
        lift(2, new RiskScope.OfEngine(EngineId.CORE_HODL));
        assertThat(machine.signals()).hasSize(1);
    }

    @Test
    void aPermitUnderTheBreakersHaltDoesNotSayThatBooksWereChecked() {
        // given
        riskLeaseHeld = true;
        signal();
        machine.inPlaceOf(Topic.EXECUTIONS, "CORE-HODL").forEach(input -> outputs.addAll(machine.apply(input, null)));

        // when
        command(
                1,
                new RiskAction.HaltLifted(
                        HaltRegister.BREAKER_KEY,
                        new RiskScope.OfEngine(EngineId.CORE_HODL),
                        "a permit",
                        List.of("alice")));

        // then
        assertThat(machine.signals()).isEmpty();
        lift(2, new RiskScope.OfAccount("TREND-1"));
        assertThat(machine.signals()).as("another account was checked").isEmpty();
        lift(3, new RiskScope.OfAccount("CORE-HODL"));
        assertThat(machine.signals()).hasSize(1);
    }

    @Test
    void aTickerThatTheEngineDoesNotTakeLeavesNoRecordAndNoTrace() {
        // given
        var funding = new EngineMachine(
                new FundingEngine(FundingParameters.defaults()),
                RecordedParameters.of(FundingParameters.defaults()),
                "FUNDING",
                () -> riskLeaseHeld,
                OptionalInt.empty());
        InstrumentId perpetual = InstrumentId.linear("BTCUSDT");
        assertThat(apply(funding, record(Topic.TICKERS, ticker(perpetual, START_MS))))
                .hasSize(1);
        byte[] before = funding.encode();

        // when
        List<OutboundRecord> answers = new ArrayList<>();
        answers.addAll(apply(funding, record(Topic.TICKERS, ticker(BTC, START_MS + 1_000))));
        answers.addAll(apply(funding, record(Topic.TICKERS, ticker(perpetual, START_MS + 250))));

        // then
        assertThat(answers).isEmpty();
        assertThat(funding.encode()).isEqualTo(before);
        assertThat(apply(funding, record(Topic.TICKERS, ticker(perpetual, START_MS + 1_000))))
                .hasSize(1);
        assertThat(apply(machine, record(Topic.TICKERS, ticker(BTC, START_MS))))
                .as("an engine without tickers")
                .isEmpty();
    }

    @Test
    void capitalThatCannotBeWorkedWithIsAlertedOnceAfterAStart() {
        // given
        TrendParameters parameters = TrendParameters.trend1();
        var trend = new EngineMachine(
                new TrendEngine(parameters),
                RecordedParameters.of(parameters),
                parameters.account(),
                () -> riskLeaseHeld,
                OptionalInt.empty());
        InstrumentId perpetual = InstrumentId.linear("BTCUSDT");
        CapitalAllocated capital = capital().toBuilder()
                .setEngine("TREND")
                .setAccount("TREND-1")
                .setEffectiveFromMs(START_MS + DAY_MS)
                .build();
        apply(trend, record(Topic.CAPITAL_ALLOCATIONS, capital));

        // when
        List<OutboundRecord> history = apply(trend, record(Topic.CANDLES, candle(perpetual, START_MS, 40_000)));
        List<OutboundRecord> live = apply(trend, record(Topic.CANDLES, candle(perpetual, START_MS + DAY_MS, 40_000)));
        List<OutboundRecord> next =
                apply(trend, record(Topic.CANDLES, candle(perpetual, START_MS + DAY_MS + HOUR_MS, 40_000)));

        // then
        assertThat(history).extracting(OutboundRecord::topic).containsExactly(Topic.DECISIONS);
        assertThat(live).extracting(OutboundRecord::topic).containsExactly(Topic.DECISIONS, Topic.ALERTS);
        assertThat(((AlertRaised) live.getLast().message()).getText())
                .startsWith("TREND-1 has capital and enters nothing in BTCUSDT");
        assertThat(next).extracting(OutboundRecord::topic).containsExactly(Topic.DECISIONS);
    }

    @Test
    void sendsEachIntentThatTheDecisionRecordHolds() {
        tradeForDays(2);

        List<OrderIntended> recorded = decisions().stream()
                .flatMap(decision -> decision.getIntentsList().stream())
                .toList();
        assertThat(recorded).isNotEmpty().isEqualTo(intents());
        assertThat(outputs)
                .filteredOn(output -> output.topic() == Topic.INTENTS)
                .allSatisfy(output -> assertThat(output.key()).isEqualTo("CORE-HODL"));
    }

    @Test
    void refusesMessagesThatEnginesDoNotRead() {
        assertThatThrownBy(
                        () -> machine.interpret(record(Topic.OPERATOR_REQUESTS, OperatorRequest.getDefaultInstance())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("engines do not read OperatorRequest");
    }

    @Test
    void goesOnFromItsEncodedStateAsIfNothingHadHappened() {
        tradeForDays(1);
        byte[] encoded = machine.encode();
        EngineMachine restored = machine();
        restored.restore(encoded);
        long before = decisions().getLast().getSequence();

        assertThat(restored.encode()).isEqualTo(encoded);
        InboundRecord next = record(Topic.CANDLES, candle(BTC, START_MS + 5 * DAY_MS, 41_000));
        List<OutboundRecord> onward = apply(machine, next);
        List<OutboundRecord> again = apply(restored, next);

        assertThat(again).isEqualTo(onward);
        assertThat(((DecisionRecorded) again.getFirst().message()).getSequence())
                .isEqualTo(before + 1);
    }

    @Test
    void beginsAnewWithoutAStoredState() {
        tradeForDays(1);

        machine.restore(null);
        outputs.clear();
        apply(Topic.CANDLES, candle(BTC, START_MS, 40_000));

        assertThat(decisions()).extracting(DecisionRecorded::getSequence).containsExactly(1L);
        assertThat(decisions()).extracting(DecisionRecorded::getRule).containsExactly("awaiting-capital");
    }

    @Test
    void decidesTheSameByteForByteFromItsRecordedInputs() {
        tradeForDays(3);

        TradingEngine engine = engine(CoreHodlParameters.defaults());
        long sequence = 0;
        for (DecisionRecorded recorded : decisions()) {
            EngineInput input = recorded.hasInput()
                    ? EngineInputMapping.of(inputs.get((int) recorded.getInput().getOffset()))
                    : EngineInputMapping.signal(recorded.getInputType());
            Decision decision = engine.on(input);
            DecisionRecorded replayed = DecisionMapping.toWire(
                    EngineId.CORE_HODL,
                    "CORE-HODL",
                    ++sequence,
                    recorded.hasInput() ? recorded.getInput() : null,
                    recorded.getInputType(),
                    input.eventTimeMs(),
                    decision,
                    StateHash.of(engine.snapshot()),
                    RecordedParameters.of(CoreHodlParameters.defaults()),
                    sequence == 1);
            assertThat(replayed.toByteArray()).isEqualTo(recorded.toByteArray());
        }
        assertThat(sequence).isGreaterThan(10);
    }

    private static RiskVerdict verdictOf(String account) {
        return RiskVerdict.newBuilder().setAccount(account).build();
    }

    private static OrderStateChanged orderOf(String account) {
        return OrderStateChanged.newBuilder().setAccount(account).build();
    }

    private static ExecutionReported executionOf(String account) {
        return ExecutionReported.newBuilder().setAccount(account).build();
    }

    private void lift(long epoch, RiskScope scope) {
        var lifted = new RiskAction.HaltLifted("operator:" + scope.label(), scope, "checked", List.of("alice"));
        command(epoch, lifted);
    }
}
