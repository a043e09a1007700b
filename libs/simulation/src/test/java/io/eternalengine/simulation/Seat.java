package io.eternalengine.simulation;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.TradingEngine;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** An engine with its account, its state, and what is under way to it: channels that keep their order, each by itself. */
final class Seat {
    /** What travels on which channel. */
    enum Channel {
        EXECUTIONS,
        ORDERS,
        COMMANDS,
        VERDICTS,
        CAPITAL
    }

    private final String account;
    private final Decimal target;
    private final TradingEngine engine;
    private final Map<Channel, Deque<EngineInput>> channels = new EnumMap<>(Channel.class);

    Seat(String account, String target, TradingEngine engine) {
        this.account = account;
        this.target = Decimal.of(target);
        this.engine = engine;
        for (Channel channel : Channel.values()) {
            channels.put(channel, new ArrayDeque<>());
        }
    }

    String account() {
        return account;
    }

    /** Share of the total that is aimed at. */
    Decimal target() {
        return target;
    }

    TradingEngine engine() {
        return engine;
    }

    void send(Channel channel, EngineInput input) {
        Objects.requireNonNull(channels.get(channel)).add(input);
    }

    boolean awaitsNothing() {
        return channels.values().stream().allMatch(Deque::isEmpty);
    }

    /** The next input of a channel of chance; in bad times some of them come again, after all that is under way there. */
    EngineInput receive(Random random, boolean badTimes) {
        List<Deque<EngineInput>> waiting =
                channels.values().stream().filter(channel -> !channel.isEmpty()).toList();
        Deque<EngineInput> channel = waiting.get(random.nextInt(waiting.size()));
        EngineInput input = channel.removeFirst();
        if (badTimes && mayComeAgain(input) && random.nextInt(20) == 0) {
            channel.add(input);
        }
        return input;
    }

    /** Executions come once by contract, and an allocation is never followed by an older one. */
    private static boolean mayComeAgain(EngineInput input) {
        return input instanceof EngineInput.OrderMoved
                || input instanceof EngineInput.VerdictGiven
                || input instanceof EngineInput.RiskCommanded;
    }

    Machine<EngineInput, Decision> machine() {
        return new Machine<>(engine::on, engine::snapshot, engine::restore);
    }

    /** Decides twice, once from the snapshot, and goes on from there. */
    Watch.Twins decideResumed(EngineInput input) {
        byte[] before = engine.snapshot();
        Decision whole = engine.on(input);
        ByteBuffer wholeState = ByteBuffer.wrap(engine.snapshot());
        engine.restore(before);
        Decision resumed = engine.on(input);
        return new Watch.Twins(account, input, wholeState, ByteBuffer.wrap(engine.snapshot()), whole, resumed);
    }

    /** What the same input would do again; the engine is left as it was. */
    Watch.Twins decideAgain(EngineInput input) {
        byte[] before = engine.snapshot();
        Decision again = engine.on(input);
        byte[] after = engine.snapshot();
        engine.restore(before);
        return new Watch.Twins(
                account, input, ByteBuffer.wrap(before), ByteBuffer.wrap(after), List.of(), again.intents());
    }

    boolean hearsRisk() {
        return engine.riskLeaseHeld();
    }

    /** The halts that the engine knows. */
    HaltRegister halts() {
        return engine.halts();
    }

    /** The engine, when it is of this kind. */
    <T extends TradingEngine> Optional<T> engineAs(Class<T> kind) {
        TradingEngine real = engine instanceof BrokenEngine broken ? broken.real() : engine;
        return kind.isInstance(real) ? Optional.of(kind.cast(real)) : Optional.empty();
    }
}
