package io.eternalengine.kit.engine;

import com.google.protobuf.MessageLite;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.engine.TradingEngine;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.kit.transaction.StateMachine;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.TickerChanged;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** An engine in its machine, what it was given and what it gave. */
abstract class EngineMachineScene {
    static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    static final InstrumentId ETH = InstrumentId.spot("ETHUSDT");
    static final long HOUR_MS = 3_600_000L;
    static final long DAY_MS = 24 * HOUR_MS;
    static final long START_MS = 1_704_844_800_000L;

    final List<MessageLite> inputs = new ArrayList<>();
    final List<OutboundRecord> outputs = new ArrayList<>();
    boolean riskLeaseHeld;
    EngineMachine machine = machine();

    static TickerChanged ticker(InstrumentId instrument, long atMs) {
        Decimal price = Decimal.of(40_000);
        return MarketMapping.toWire(new Ticker(instrument, atMs, price, null, null, price, null, null, 0, 0));
    }

    /** Instruments, capital, risk's lease held, a halt that is lifted, and two candles of each day. */
    void tradeForDays(int days) {
        apply(Topic.INSTRUMENTS, MarketMapping.toWire(instrument(BTC, "BTC"), 0));
        apply(Topic.INSTRUMENTS, MarketMapping.toWire(instrument(ETH, "ETH"), 0));
        apply(Topic.CAPITAL_ALLOCATIONS, capital());
        riskLeaseHeld = true;
        signal();
        command(1, new RiskAction.HaltImposed("operator", RiskScope.ALL, "a test", "alice"));
        apply(Topic.CANDLES, candle(BTC, START_MS, 40_000));
        command(2, new RiskAction.HaltLifted("operator", RiskScope.ALL, "a test", List.of("alice")));
        for (int day = 0; day < days; day++) {
            apply(Topic.CANDLES, candle(BTC, START_MS + day * DAY_MS + HOUR_MS, 40_000 + day));
            apply(Topic.CANDLES, candle(ETH, START_MS + day * DAY_MS + HOUR_MS, 2_000 + day));
        }
    }

    EngineMachine machine() {
        return machine(CoreHodlParameters.defaults());
    }

    EngineMachine machine(CoreHodlParameters parameters) {
        return new EngineMachine(
                engine(parameters),
                RecordedParameters.of(parameters),
                "CORE-HODL",
                () -> riskLeaseHeld,
                OptionalInt.empty());
    }

    static TradingEngine engine(CoreHodlParameters parameters) {
        return new CoreHodlEngine(parameters);
    }

    void apply(Topic topic, MessageLite message) {
        InboundRecord record = record(topic, message);
        inputs.add(message);
        outputs.addAll(apply(machine, record));
    }

    static <I> List<OutboundRecord> apply(StateMachine<I> to, InboundRecord record) {
        try {
            return to.apply(to.interpret(record), record.position());
        } catch (UnreadableRecord e) {
            throw new AssertionError(e);
        }
    }

    /** Positions number all inputs through, so that one list holds them. */
    InboundRecord record(Topic topic, MessageLite message) {
        return new InboundRecord(
                topic, new Position(topic.topicName(), 0, inputs.size()), "key", message, 0, MessageContext.NONE);
    }

    void signal() {
        machine.signals().forEach(signal -> outputs.addAll(machine.apply(signal, null)));
    }

    void command(long epoch, RiskAction action) {
        apply(
                Topic.RISK_COMMANDS,
                RiskMapping.toWire(new RiskCommand(epoch, START_MS, action)).build());
    }

    List<DecisionRecorded> decisions() {
        return messages(Topic.DECISIONS, DecisionRecorded.class);
    }

    List<OrderIntended> intents() {
        return messages(Topic.INTENTS, OrderIntended.class);
    }

    <M> List<M> messages(Topic topic, Class<M> type) {
        return outputs.stream()
                .filter(output -> output.topic() == topic)
                .map(output -> type.cast(output.message()))
                .toList();
    }

    static CapitalAllocated capital() {
        return CapitalAllocated.newBuilder()
                .setAllocationId("first")
                .setEngine("CORE-HODL")
                .setAccount("CORE-HODL")
                .setTotalCapital("50000")
                .setEngineCapital("30000")
                .setEffectiveFromMs(START_MS)
                .build();
    }

    static MessageLite candle(InstrumentId id, long closeTimeMs, long price) {
        Decimal p = Decimal.of(price);
        return MarketMapping.toWire(new Candle(id, closeTimeMs - HOUR_MS, HOUR_MS, p, p, p, p, Decimal.ONE));
    }

    static Instrument instrument(InstrumentId id, String base) {
        return new Instrument(
                id,
                base,
                "USDT",
                Decimal.of("0.01"),
                Decimal.of("0.000001"),
                Decimal.of("0.000001"),
                Decimal.of("100"),
                Decimal.of("5"),
                Decimal.of("0.0000001"));
    }
}
