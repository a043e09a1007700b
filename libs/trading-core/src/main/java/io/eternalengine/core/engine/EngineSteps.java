package io.eternalengine.core.engine;

import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.risk.HaltRegister;

/**
 * An engine as pure steps: the same state and input always give the same decision and the same next state. Gives way, engine by
 * engine, to machines whose state changes in place.
 *
 * @param <S> its immutable state
 */
public interface EngineSteps<S> {
    /** A state and the decision that led to it. */
    record Outcome<S>(S state, Decision decision) {}

    EngineId id();

    /** The state before the first input. */
    S initialState();

    Outcome<S> decide(S state, EngineInput input);

    /** The fast path over candles of which nothing comes. */
    QuietCandles<S> quietCandles();

    /** Whether the engine, by its last input about it, hears risk. */
    boolean hearsRisk(S state);

    /** The halts and pauses that the engine has heard of. */
    HaltRegister halts(S state);

    /** The canonical bytes of a state: snapshot and hash are made of them. */
    byte[] encode(S state);

    /** Reads what {@link #encode} wrote. */
    S decode(byte[] bytes);
}
