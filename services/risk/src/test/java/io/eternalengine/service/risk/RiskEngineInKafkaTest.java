package io.eternalengine.service.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.kit.consume.DeadLetters;
import io.eternalengine.kit.message.Headers;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.risk.RiskEngine;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.BreakerMoved;
import io.eternalengine.schemas.v1.DifferenceAcceptanceRequested;
import io.eternalengine.schemas.v1.HaltRequested;
import io.eternalengine.schemas.v1.OperatorRequest;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskCommand.ActionCase;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.eternalengine.schemas.v1.VerdictOutcome;
import io.eternalengine.topics.Topic;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** From topic to topic: what risk answers to intents, people and markets. */
class RiskEngineInKafkaTest extends RiskScene {
    @Test
    void turnsAnIntentIntoAVerdictAndOneOrder() {
        startRisk();
        fund();
        OrderIntent intent = buy("intent-1", 0);

        assertThat(judge(intent).getOutcome()).isEqualTo(VerdictOutcome.VERDICT_OUTCOME_APPROVED);

        PlaceOrder order = orderOf(intent).orElseThrow();
        assertThat(order.getClientOrderId()).isEqualTo(ClientOrderId.of("intent-1"));
        assertThat(order.getQuoteAmount()).isEqualTo("1000");
        assertThat(order.getQuantity()).isEmpty();
        assertThat(order.getMarkPrice()).isEqualTo("40000");
        assertThat(order.getReducesExposure()).isFalse();
    }

    @Test
    void answersAnIntentThatComesTwiceOnce() {
        startRisk();
        fund();
        OrderIntent intent = buy("intent-1", 0);
        judge(intent);

        judge(intent);
        judge(buy("intent-2", 0));

        assertThat(orderOf(intent)).isPresent();
        assertThat(kafka.messages(Topic.VERDICTS, RiskVerdict.class)).hasSize(2);
    }

    @Test
    void haltsOnRequestAndLetsReductionsPass() {
        startRisk();
        fund();

        halt(RiskScope.ALL);
        awaitCommands(1);

        RiskCommand command = commands().getFirst();
        assertThat(command.getEpoch()).isEqualTo(1);
        assertThat(command.getHaltImposed().getScope().getAll()).isTrue();
        assertThat(command.getHaltImposed().getImposedBy()).isEqualTo("alice");
        assertThat(command.getHaltImposed().getReason()).isEqualTo("a test");
        assertThat(command.getIssuedAtWallUs()).isPositive();
        assertThat(judge(buy("opening", 1)).getRule()).isEqualTo("halted");
        assertThat(orderOf(buy("opening", 1))).isEmpty();
        assertThat(judge(sell("reducing", 1)).getOutcome()).isEqualTo(VerdictOutcome.VERDICT_OUTCOME_APPROVED);
        assertThat(orderOf(sell("reducing", 1)).orElseThrow().getReducesExposure())
                .isTrue();
        assertThat(kafka.messages(Topic.ALERTS, AlertRaised.class))
                .extracting(AlertRaised::getSubject)
                .contains("halt ALL");
    }

    @Test
    void approvesAgainOnceTheHaltIsLiftedButNotUnderTheOldEpoch() {
        startRisk();
        fund();
        halt(RiskScope.ALL);
        awaitCommands(1);

        resume(RiskScope.ALL);
        awaitCommands(2);

        assertThat(commands().getLast().getHaltLifted().getApprovedByList()).containsExactly("alice");
        assertThat(judge(buy("old-epoch", 1)).getOutcome()).isEqualTo(VerdictOutcome.VERDICT_OUTCOME_REJECTED);
        assertThat(judge(buy("new-epoch", 2)).getOutcome()).isEqualTo(VerdictOutcome.VERDICT_OUTCOME_APPROVED);
    }

    @Test
    void putsAMalformedRequestAsideAndGoesOn() {
        startRisk();
        Position scopeless = kafka.send(new OutboundRecord(
                Topic.OPERATOR_REQUESTS,
                "ALL",
                OperatorRequest.newBuilder()
                        .setRequestedBy("alice")
                        .setHalt(HaltRequested.newBuilder().setReason("a test"))
                        .build()));
        halt(RiskScope.ALL);
        awaitCommands(1);

        var letter = kafka.committed("risk.operations.requests.v1.dlq").getFirst();
        assertThat(Headers.text(letter.headers(), DeadLetters.CAUSE))
                .isEqualTo("scope is not set: must name what it covers");
        assertThat(Headers.text(letter.headers(), DeadLetters.POSITION)).isEqualTo(scopeless.toString());
        assertThat(commands()).hasSize(1);
    }

    @Test
    void passesOverWhatOperatorsAskOfOrderExecution() {
        startRisk();
        kafka.send(new OutboundRecord(
                Topic.OPERATOR_REQUESTS,
                "operator",
                OperatorRequest.newBuilder()
                        .setRequestId("1")
                        .setRequestedBy("alice")
                        .setAcceptDifference(DifferenceAcceptanceRequested.newBuilder()
                                .setAccount("CORE-HODL")
                                .setAsset("BTC")
                                .setDifference("1")
                                .setReason("a test"))
                        .build()));
        halt(RiskScope.ALL);
        awaitCommands(1);

        assertThat(commands()).hasSize(1);
        assertThat(kafka.committed("risk.operations.requests.v1.dlq")).isEmpty();
    }

    @Test
    void climbsThroughEveryLevelOnceAndInOrder() {
        startRisk();
        fundWithoutBooks();

        for (int percent : List.of(4, 10, 12, 16, 14, 21, 30)) {
            candles(40_000 - percent * 1_000L);
        }
        awaitDrawdown("0.3");

        await("the metrics", () -> meters.scrape().contains("eternal_breaker_level 4.0"));
        assertThat(meters.scrape()).contains("eternal_drawdown_ratio 0.3", "eternal_equity_usdt 70000.0");
        assertThat(moves()).extracting(BreakerMoved::getToLevel).containsExactly(1, 2, 3, 4);
        assertThat(moves()).extracting(BreakerMoved::getDrawdown).containsExactly("0.1", "0.16", "0.21", "0.3");
        assertThatEpochsGrowByOne();
        assertThat(commands())
                .extracting(RiskCommand::getActionCase)
                .filteredOn(action -> action == ActionCase.HALT_IMPOSED || action == ActionCase.REDUCTION_ORDERED)
                .containsExactly(
                        ActionCase.REDUCTION_ORDERED,
                        ActionCase.HALT_IMPOSED,
                        ActionCase.REDUCTION_ORDERED,
                        ActionCase.REDUCTION_ORDERED,
                        ActionCase.REDUCTION_ORDERED,
                        ActionCase.HALT_IMPOSED,
                        ActionCase.REDUCTION_ORDERED);
    }

    @Test
    void performsTheActionsOfAllLevelsThatAFallJumpsThrough() {
        startRisk();
        fundWithoutBooks();

        candles(40_000 - 27_000);
        awaitDrawdown("0.27");

        assertThat(moves()).extracting(BreakerMoved::getToLevel).containsExactly(1, 2, 3, 4);
        assertThatEpochsGrowByOne();
    }

    @Test
    void standsWhereItStoodAfterARestart() {
        Runnable risk = startRisk();
        fundWithoutBooks();
        halt(new RiskScope.OfSymbol("ETHUSDT"));
        candles(40_000 - 21_000);
        awaitDrawdown("0.21");
        int before = commands().size();
        risk.run();

        startRisk();
        candles(40_000 - 5_000);
        awaitDrawdown("0.05");
        assertThat(commands()).hasSize(before);
        assertThat(judge(buy("after-restart", before)).getRule()).isEqualTo("halted");

        candles(40_000 - 26_000);
        awaitDrawdown("0.26");
        assertThat(moves()).extracting(BreakerMoved::getToLevel).containsExactly(1, 2, 3, 4);
        assertThatEpochsGrowByOne();
        assertThat(reports().getLast().getHaltsList()).contains("operator:SYMBOL=ETHUSDT on SYMBOL=ETHUSDT");
    }

    @Test
    void reportsTheStateThatItHasAtOnceAfterARestart() {
        Runnable risk = startRisk();
        fundWithoutBooks();
        candles(40_000 - 5_000);
        awaitDrawdown("0.05");
        risk.run();
        var last = reports().getLast();
        int before = reports().size();

        startRisk();

        await("a report without another input", () -> reports().size() > before);
        assertThat(reports()).hasSize(before + 1);
        assertThat(reports().getLast().toBuilder().clearParameters().build()).isEqualTo(last);
    }

    private List<BreakerMoved> moves() {
        return commands().stream()
                .filter(RiskCommand::hasBreakerMoved)
                .map(RiskCommand::getBreakerMoved)
                .toList();
    }

    @Test
    void publishesItsParametersWithItsFirstReportAfterEveryStart() {
        // given risk that was restarted with the parameters that it had
        Runnable ending = startRisk();
        fund();
        ending.run();
        restart(RiskParameters.defaults(), OptionalInt.empty()).run();

        // when
        RiskParameters others = RiskParameters.defaults()
                .with(RiskParameters.defaults().limits().withMaxAssetFraction(Decimal.of("0.4")));
        restart(others, OptionalInt.empty()).run();

        // then
        var published = reports().stream()
                .filter(report -> report.getParametersCount() > 0)
                .toList();
        assertThat(published)
                .extracting(report ->
                        RecordedParameters.of(report.getParametersList()).as(RiskParameters.class))
                .containsExactly(RiskParameters.defaults(), RiskParameters.defaults(), others);
        assertThat(published.getFirst()).isEqualTo(reports().getFirst());
        assertThat(reports())
                .allSatisfy(report -> assertThat(report.getParametersHash())
                        .isIn(
                                RecordedParameters.of(RiskParameters.defaults()).hash(),
                                RecordedParameters.of(others).hash()));
    }

    @Test
    void isRolledBackThroughASnapshotInTheFormatOfTheReleaseBefore() {
        // given
        Runnable ending = startRisk();
        fund();
        halt(RiskScope.ALL);
        awaitCommands(1);
        ending.run();

        // when
        restart(RiskParameters.defaults(), OptionalInt.of(3)).run();

        // then
        byte[] stored = kafka.messages(Topic.RISK_STATE, StateSnapshot.class)
                .getLast()
                .getState()
                .toByteArray();
        assertThat(new StateReader(stored).readLong()).isEqualTo(3);
        var before = new RiskEngine(RiskParameters.defaults());
        before.restore(stored);
        assertThat(before.halts().epoch()).isEqualTo(1);
        // and forward again
        restart(RiskParameters.defaults(), OptionalInt.empty());
        assertThat(machine.committedHalts().epoch()).isEqualTo(1);
    }

    /** Risk starts again with these parameters, and has reported. */
    private Runnable restart(RiskParameters parameters, OptionalInt snapshotFormat) {
        int before = reports().size();
        machine = machineOf(parameters, snapshotFormat);
        Runnable ending = startRisk();
        await("the report of the start", () -> reports().size() > before);
        return ending;
    }

    private void assertThatEpochsGrowByOne() {
        List<RiskCommand> all = commands();
        assertThat(all)
                .extracting(RiskCommand::getEpoch)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, all.size()).boxed().toList());
    }
}
