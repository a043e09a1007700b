package io.eternalengine.service.corehodl;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.FeeRates;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.probe.KafkaProbe;
import io.eternalengine.mapping.DecisionMapping;
import io.eternalengine.mapping.EngineInputMapping;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.InputPosition;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.RiskHeartbeat;
import io.eternalengine.topics.ConsumerGroup;
import io.eternalengine.topics.Topic;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** Market, risk and order execution as a test plays them around a real engine at a real broker. */
final class FleetAroundTheEngine implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    static final InstrumentId ETH = InstrumentId.spot("ETHUSDT");
    static final long HOUR_MS = 3_600_000L;
    static final long DAY_MS = 24 * HOUR_MS;
    static final long START_MS = 1_704_844_800_000L;
    private static final Duration BEAT = Duration.ofMillis(200);
    private static final String ACCOUNT = "CORE-HODL";

    final KafkaProbe kafka = new KafkaProbe();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> filled = new HashSet<>();
    private volatile long epoch;

    /** Instruments and 30 000 of 50 000 USDT. */
    void fund() {
        describe(BTC, "BTC");
        describe(ETH, "ETH");
        var capital = CapitalAllocated.newBuilder()
                .setAllocationId("first")
                .setEngine("CORE-HODL")
                .setAccount(ACCOUNT)
                .setTotalCapital("50000")
                .setEngineCapital("30000")
                .setEffectiveFromMs(START_MS)
                .build();
        send(Topic.CAPITAL_ALLOCATIONS, "CORE-HODL", capital);
    }

    /** Market data and order execution publish what the exchange published of BTC. */
    void publishHighAndFees(Decimal high, Decimal takerFee) {
        send(
                Topic.HIGHS,
                BTC.symbol(),
                MarketMapping.toWire(new AllTimeHigh(BTC, high, START_MS - 1_000 * DAY_MS, START_MS)));
        send(
                Topic.FEES,
                ACCOUNT + ":" + BTC.symbol(),
                TradingMapping.toWire(new FeeRates(ACCOUNT, BTC, Decimal.ZERO, takerFee, START_MS)));
    }

    /** Lets risk's heart beat from now on. */
    void beat() {
        var _ = heart.scheduleAtFixedRate(
                () -> send(
                        Topic.RISK_HEARTBEATS,
                        "risk",
                        RiskHeartbeat.newBuilder().setRiskEpoch(epoch).build()),
                0,
                BEAT.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    void stopBeating() {
        heart.shutdownNow();
        await("the last beat", heart::isTerminated);
    }

    void command(RiskAction action) {
        long next = epoch + 1;
        send(
                Topic.RISK_COMMANDS,
                "ALL",
                RiskMapping.toWire(new RiskCommand(next, START_MS, action)).build());
        epoch = next;
    }

    /** Both markets close a candle at this hour since the start. */
    void candles(long hour) {
        candle(BTC, hour, 40_000);
        candle(ETH, hour, 2_000);
    }

    /** Approves and fills every intent that it has not filled yet. */
    void fillAll() {
        for (OrderIntended intended : intents()) {
            if (filled.add(intended.getIntentId())) {
                fill(TradingMapping.toModel(intended));
            }
        }
    }

    List<OrderIntended> intents() {
        return kafka.messages(Topic.INTENTS, OrderIntended.class);
    }

    List<String> intentIds() {
        return intents().stream().map(OrderIntended::getIntentId).toList();
    }

    List<DecisionRecorded> decisions() {
        return kafka.messages(Topic.DECISIONS, DecisionRecorded.class);
    }

    /** Waits until the newest decision is on this rule. */
    void awaitRule(String rule) {
        await(
                rule,
                () -> !decisions().isEmpty() && decisions().getLast().getRule().equals(rule));
    }

    /** Waits until as many decisions have been made on this rule. */
    void awaitRule(String rule, int times) {
        await(
                times + " times " + rule,
                () -> decisions().stream()
                                .filter(decision -> decision.getRule().equals(rule))
                                .count()
                        >= times);
    }

    /** Lets the hours pass from this one on until as many intents have been made. */
    void passHoursUntilIntents(long hour, int count) {
        var next = new AtomicLong(hour);
        Awaitility.await(count + " intents")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    boolean enough = intents().size() >= count;
                    if (!enough) {
                        candles(next.getAndIncrement());
                    }
                    return enough;
                });
    }

    void awaitIntents(int count) {
        await(count + " intents", () -> intents().size() >= count);
    }

    /** Waits until every candle sent so far has led to a decision. */
    void awaitAllCandlesDecided() {
        await("decisions on all candles", () -> {
            long decided = decisions().stream()
                    .filter(decision -> decision.getInputType().equals(Topic.CANDLES.messageType()))
                    .count();
            return decided == kafka.committed(Topic.CANDLES.topicName()).size();
        });
    }

    /** Decides everything again from the topics; the bytes of each decision, in order. */
    List<byte[]> replayed() {
        var inputs = inputs();
        var engine = new CoreHodlEngine(CoreHodlParameters.defaults());
        var replay = new ArrayList<byte[]>();
        for (DecisionRecorded recorded : decisions()) {
            EngineInput input = recorded.hasInput()
                    ? EngineInputMapping.of(Objects.requireNonNull(inputs.get(recorded.getInput())))
                    : EngineInputMapping.signal(recorded.getInputType());
            Decision decision = engine.on(input);
            replay.add(DecisionMapping.toWire(
                            EngineId.CORE_HODL,
                            ACCOUNT,
                            replay.size() + 1L,
                            recorded.hasInput() ? recorded.getInput() : null,
                            recorded.getInputType(),
                            input.eventTimeMs(),
                            decision,
                            StateHash.of(engine.snapshot()),
                            RecordedParameters.of(CoreHodlParameters.defaults()),
                            replay.isEmpty())
                    .toByteArray());
        }
        return replay;
    }

    static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(PATIENCE).until(condition);
    }

    @Override
    public void close() {
        stopBeating();
        kafka.close();
    }

    private Map<InputPosition, MessageLite> inputs() {
        Map<InputPosition, MessageLite> inputs = new HashMap<>();
        for (Topic topic : ConsumerGroup.ENGINE_CORE_HODL.topics()) {
            for (var input : kafka.committed(topic.topicName())) {
                var position = InputPosition.newBuilder()
                        .setTopic(topic.topicName())
                        .setPartition(input.partition())
                        .setOffset(input.offset())
                        .build();
                inputs.put(position, parse(topic, input.value()));
            }
        }
        return inputs;
    }

    private static MessageLite parse(Topic topic, byte[] value) {
        try {
            return topic.parser().parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fill(OrderIntent intent) {
        Decimal value = ((OrderAmount.OfQuote) intent.amount()).amount();
        Decimal quantity = value.dividedBy(intent.referencePrice(), 18, RoundingMode.DOWN);
        var verdict = new Verdict(
                intent.intentId(), intent.engine(), ACCOUNT, true, "approved", "", epoch, intent.decidedAtMs());
        send(Topic.VERDICTS, ACCOUNT, TradingMapping.toWire(verdict));
        var execution = new Execution(
                "exec-" + intent.intentId(),
                intent.intentId(),
                ACCOUNT,
                intent.instrument(),
                intent.side(),
                intent.referencePrice(),
                quantity,
                value,
                Decimal.ZERO,
                "USDT",
                intent.decidedAtMs());
        send(Topic.EXECUTIONS, ACCOUNT, TradingMapping.toWire(execution).build());
        var update = new OrderUpdate(
                ClientOrderId.of(intent.intentId()),
                intent.intentId(),
                intent.engine(),
                ACCOUNT,
                intent.instrument(),
                intent.side(),
                OrderState.FILLED,
                quantity,
                value,
                "",
                intent.decidedAtMs());
        send(Topic.ORDER_EVENTS, ACCOUNT, TradingMapping.toWire(update).build());
    }

    private void candle(InstrumentId id, long hour, long price) {
        Decimal p = Decimal.of(price);
        var candle = new Candle(id, START_MS + (hour - 1) * HOUR_MS, HOUR_MS, p, p, p, p, Decimal.ONE);
        send(Topic.CANDLES, id.symbol(), MarketMapping.toWire(candle));
    }

    private void describe(InstrumentId id, String base) {
        var instrument = new Instrument(
                id,
                base,
                "USDT",
                Decimal.of("0.01"),
                Decimal.of("0.000001"),
                Decimal.of("0.000001"),
                Decimal.of(100),
                Decimal.of(5),
                Decimal.of("0.0000001"));
        send(Topic.INSTRUMENTS, id.symbol(), MarketMapping.toWire(instrument, 0));
    }

    private void send(Topic topic, String key, MessageLite message) {
        kafka.send(new OutboundRecord(topic, key, message).toKafka(MessageContext.NONE));
    }
}
