package io.eternalengine.core.engine;

import io.eternalengine.core.model.EngineId;

/**
 * A strategy as a state machine: the same state and input always give the same decision and the same next state.
 *
 * @param <S> its immutable state
 */
public interface TradingEngine<S> {
    /** A state and the decision that led to it. */
    record Outcome<S>(S state, Decision decision) {}

    EngineId id();

    /** The state before the first input. */
    S initialState();

    Outcome<S> decide(S state, EngineInput input);

    /** The fast path over candles of which nothing comes. */
    default QuietCandles<S> quietCandles() {
        return QuietCandles.none(this);
    }

    /** Whether the engine, by its last input about it, hears risk. */
    boolean hearsRisk(S state);

    /** The canonical bytes of a state: snapshot and hash are made of them. */
    byte[] encode(S state);

    /** Reads what {@link #encode} wrote. */
    S decode(byte[] bytes);
}
