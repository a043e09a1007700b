package io.eternalengine.core.engine.tactical;

/** WAITING → DEPLOYING → HOLDING → RETURNING → WAITING; the engine stands where its busiest deployment stands. */
public enum TacticalPhase {
    WAITING,
    HOLDING,
    DEPLOYING,
    RETURNING
}
