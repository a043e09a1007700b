package io.eternalengine.service.corehodl;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.kit.engine.EngineMachine;
import io.eternalengine.kit.halt.RiskLink;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.kit.transaction.ShellSettings;
import io.eternalengine.kit.transaction.TransactionalShell;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.RuleValue;
import io.eternalengine.topics.ConsumerGroup;
import io.eternalengine.topics.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From topic to topic: what CORE-HODL decides on candles, capital and the words of risk. */
class CoreHodlInKafkaTest {
    private static final AtomicInteger OWNERS = new AtomicInteger();
    private static final List<String> FIRST_PARTS =
            List.of("CORE-HODL.dca.BTCUSDT.part-01.try-1", "CORE-HODL.dca.ETHUSDT.part-01.try-1");

    private final FleetAroundTheEngine fleet = new FleetAroundTheEngine();
    private final String owner = "core-hodl-scene-" + OWNERS.incrementAndGet();
    private final List<Runnable> endings = new ArrayList<>();

    @BeforeEach
    void forgetHistory() throws Exception {
        fleet.kafka.forgetHistory();
    }

    @AfterEach
    void end() {
        endings.forEach(Runnable::run);
        fleet.close();
    }

    @Test
    void buysOnePartOfEachAssetADay() {
        fleet.fund();
        fleet.beat();
        startEngine();
        fleet.awaitRule("risk-lease-held", 1);

        for (int day = 0; day < 2; day++) {
            fleet.candles(24 * day + 1);
            fleet.awaitIntents(2 * day + 2);
            fleet.fillAll();
            fleet.awaitRule("parent-order-done", 2 * day + 2);
            fleet.candles(24 * day + 2);
            fleet.candles(24 * day + 3);
            fleet.awaitAllCandlesDecided();
        }

        assertThat(fleet.intents())
                .extracting(OrderIntended::getIntentId)
                .containsExactlyInAnyOrder(
                        FIRST_PARTS.get(0),
                        FIRST_PARTS.get(1),
                        "CORE-HODL.dca.BTCUSDT.part-02.try-1",
                        "CORE-HODL.dca.ETHUSDT.part-02.try-1");
        assertThat(fleet.intents())
                .filteredOn(intent -> intent.getSymbol().equals("BTCUSDT"))
                .extracting(OrderIntended::getQuoteAmount)
                .containsOnly("1357.1428571");
    }

    @Test
    void asksForNothingWhileAPartIsUnderWay() {
        fleet.fund();
        fleet.beat();
        startEngine();
        fleet.awaitRule("risk-lease-held", 1);
        fleet.candles(1);
        fleet.awaitIntents(2);

        fleet.candles(2);
        fleet.candles(25);
        fleet.awaitAllCandlesDecided();

        assertThat(fleet.intentIds()).containsExactlyInAnyOrderElementsOf(FIRST_PARTS);
    }

    @Test
    void buysNothingUnderAHaltAndCatchesUpWhenItIsLifted() {
        fleet.fund();
        fleet.command(new RiskAction.HaltImposed("operator", RiskScope.ALL, "a test", "alice"));
        fleet.beat();
        startEngine();
        fleet.awaitRule("risk-lease-held", 1);

        fleet.candles(1);
        fleet.awaitAllCandlesDecided();
        assertThat(fleet.intents()).isEmpty();
        assertThat(fleet.decisions().getLast().getExplanation()).endsWith("halted: operator on ALL");

        fleet.command(new RiskAction.HaltLifted("operator", RiskScope.ALL, "a test", List.of("alice")));
        fleet.passHoursUntilIntents(2, 2);
        assertThat(fleet.intentIds()).containsExactlyInAnyOrderElementsOf(FIRST_PARTS);
        assertThat(fleet.intents()).extracting(OrderIntended::getRiskEpoch).containsOnly(2L);
    }

    @Test
    void buysNothingUnlessItHearsRisk() {
        fleet.fund();
        startEngine();
        fleet.candles(1);
        fleet.awaitAllCandlesDecided();
        assertThat(fleet.intents()).isEmpty();
        assertThat(fleet.decisions()).extracting(DecisionRecorded::getRule).contains("held-back");

        fleet.beat();
        fleet.awaitRule("risk-lease-held");
        fleet.stopBeating();
        fleet.awaitRule("risk-lease-lost");
        fleet.candles(2);
        fleet.awaitAllCandlesDecided();

        assertThat(fleet.intents()).isEmpty();
        assertThat(fleet.decisions().getLast().getExplanation()).endsWith("risk is not heard");
    }

    @Test
    void sellsWhatRiskOrdersToBeReducedThoughHalted() {
        fleet.fund();
        fleet.beat();
        startEngine();
        fleet.awaitRule("risk-lease-held", 1);
        fleet.candles(1);
        fleet.awaitIntents(2);
        fleet.fillAll();
        fleet.awaitRule("parent-order-done", 2);

        fleet.command(new RiskAction.HaltImposed("breaker", RiskScope.ALL, "breaker level 3", "circuit breaker"));
        fleet.command(new RiskAction.ReductionOrdered(RiskScope.ALL, Decimal.of("0.5"), "a test"));
        fleet.awaitIntents(4);

        assertThat(fleet.intents())
                .filteredOn(OrderIntended::getReducesExposure)
                .extracting(OrderIntended::getSymbol)
                .containsExactlyInAnyOrder("BTCUSDT", "ETHUSDT");
    }

    @Test
    void takesHighsAndFeesOfTheExchangeAsInputs() {
        // given an engine without a state, and what the exchange reported before it was started
        fleet.fund();
        fleet.publishHighAndFees(Decimal.of("69000"), Decimal.of("0.0018"));
        fleet.beat();

        // when
        startEngine();
        fleet.awaitRule("risk-lease-held", 1);
        fleet.candles(1);
        fleet.awaitIntents(2);

        // then both stand in the log, before the first candle
        List<String> inputs =
                fleet.decisions().stream().map(DecisionRecorded::getInputType).toList();
        assertThat(inputs.indexOf(Topic.HIGHS.messageType()))
                .isBetween(0, inputs.indexOf(Topic.CANDLES.messageType()) - 1);
        assertThat(fleet.decisions())
                .filteredOn(decision -> decision.getRule().equals("high-known")
                        || decision.getRule().equals("fees-known"))
                .flatExtracting(DecisionRecorded::getValuesList)
                .extracting(RuleValue::getValue)
                .containsExactlyInAnyOrder("69000", "0.0018");

        // when it starts again from its snapshot, then the log replays from the topics
        endings.removeFirst().run();
        fleet.fillAll();
        startEngine();
        fleet.awaitRule("parent-order-done", 2);
        assertThatTheLogHasNoGapAndReplays();
    }

    @Test
    void buysNoPartTwiceOverARestart() {
        fleet.fund();
        fleet.beat();
        Runnable engine = startEngine();
        fleet.awaitRule("risk-lease-held", 1);
        fleet.candles(1);
        fleet.awaitIntents(2);
        engine.run();

        fleet.candles(2);
        fleet.fillAll();
        fleet.candles(3);
        startEngine();
        fleet.awaitRule("parent-order-done", 2);
        fleet.awaitAllCandlesDecided();

        assertThat(fleet.intentIds()).containsExactlyInAnyOrderElementsOf(FIRST_PARTS);
        assertThatTheLogHasNoGapAndReplays();
    }

    private void assertThatTheLogHasNoGapAndReplays() {
        List<DecisionRecorded> log = fleet.decisions();
        assertThat(log)
                .extracting(DecisionRecorded::getSequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.size()).boxed().toList());
        assertThat(fleet.replayed())
                .containsExactlyElementsOf(
                        log.stream().map(DecisionRecorded::toByteArray).toList());
    }

    /** Starts the engine as the service does; run the answer to end it. */
    private Runnable startEngine() {
        var group = ConsumerGroup.ENGINE_CORE_HODL;
        var kafka = fleet.kafka.connection(group.groupName());
        var link = new RiskLink(kafka, new ShellStatus("risk-link"), command -> {});
        var shell = new TransactionalShell<>(
                kafka,
                new ShellSettings(owner, group.topics(), Topic.ENGINE_STATE, Optional.of(Topic.RISK_COMMANDS)),
                new EngineMachine(
                        new CoreHodlEngine(CoreHodlParameters.defaults()),
                        RecordedParameters.of(CoreHodlParameters.defaults()),
                        CoreHodlParameters.defaults().account(),
                        link::isLeaseHeld,
                        OptionalInt.empty()),
                new ShellStatus(owner),
                new Tracing(OpenTelemetry.noop()),
                new SimpleMeterRegistry(),
                end -> {});
        Thread linkThread = Thread.ofPlatform().name("risk-link").start(link);
        Thread shellThread = Thread.ofPlatform().name(owner).start(shell);
        Runnable ending = () -> {
            shell.stop();
            link.stop();
            FleetAroundTheEngine.await("the end", () -> !shellThread.isAlive() && !linkThread.isAlive());
        };
        endings.add(ending);
        return ending;
    }
}
