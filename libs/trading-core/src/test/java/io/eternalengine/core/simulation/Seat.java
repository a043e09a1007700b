package io.eternalengine.core.simulation;

import io.eternalengine.core.engine.Decision;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.TradingEngine;
import io.eternalengine.core.engine.corehodl.CoreHodlState;
import io.eternalengine.core.engine.funding.FundingState;
import io.eternalengine.core.engine.tactical.TacticalState;
import io.eternalengine.core.engine.trend.TrendState;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.risk.HaltRegister;
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
final class Seat<S> {
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
    private final TradingEngine<S> engine;
    private final Map<Channel, Deque<EngineInput>> channels = new EnumMap<>(Channel.class);
    private S state;

    Seat(String account, String target, TradingEngine<S> engine) {
        this.account = account;
        this.target = Decimal.of(target);
        this.engine = engine;
        state = engine.initialState();
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

    TradingEngine<S> engine() {
        return engine;
    }

    S state() {
        return state;
    }

    byte[] bytes() {
        return engine.encode(state);
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

    Decision decide(EngineInput input) {
        TradingEngine.Outcome<S> outcome = engine.decide(state, input);
        state = outcome.state();
        return outcome.decision();
    }

    /** Decides twice, once from the snapshot, and goes on from there. */
    Watch.Twins decideResumed(EngineInput input) {
        S snapshot = engine.decode(engine.encode(state));
        Decision whole = decide(input);
        ByteBuffer wholeState = ByteBuffer.wrap(bytes());
        state = snapshot;
        Decision resumed = decide(input);
        return new Watch.Twins(account, input, wholeState, ByteBuffer.wrap(bytes()), whole, resumed);
    }

    /** What the same input would do again; the state is left alone. */
    Watch.Twins decideAgain(EngineInput input) {
        TradingEngine.Outcome<S> again = engine.decide(state, input);
        return new Watch.Twins(
                account,
                input,
                ByteBuffer.wrap(bytes()),
                ByteBuffer.wrap(engine.encode(again.state())),
                List.of(),
                again.decision().intents());
    }

    boolean hearsRisk() {
        return engine.hearsRisk(state);
    }

    /** The halts that the engine has heard of. */
    HaltRegister halts() {
        return switch (state) {
            case CoreHodlState core -> core.halts();
            case TrendState trend -> trend.halts();
            case FundingState funding -> funding.halts();
            case TacticalState tactical -> tactical.halts();
            default -> throw new AssertionError("an engine of unknown kind");
        };
    }

    /** The state, when it is of this kind. */
    <T> Optional<T> stateAs(Class<T> kind) {
        return kind.isInstance(state) ? Optional.of(kind.cast(state)) : Optional.empty();
    }
}
