package io.eternalengine.engine;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Ticker;
import java.util.Optional;

/**
 * A strategy as a machine: single-threaded, fed one input at a time. The same inputs in the same order always give the same
 * decisions and the same snapshots. Its state changes in place and never leaves it; after an exception the machine is thrown
 * away, and a new one goes on from the last snapshot.
 */
public interface TradingEngine {
    EngineId id();

    /** Applies an input: what was decided, or the rule under which nothing was done. */
    Decision on(EngineInput input);

    /**
     * Whether the next ticker is to be applied. Each that is applied is recorded, and an exchange sends many a second: an engine
     * takes those that it needs. What it remembers of the others is in no snapshot, for a replay applies what was applied.
     */
    default boolean takes(Ticker ticker) {
        return false;
    }

    /** Why capital that is assigned cannot be worked with for long, in a sentence for people; empty when it can. */
    default Optional<String> idleCapital() {
        return Optional.empty();
    }

    /** Whether the engine, by its last input about it, holds risk's lease. Without it nothing is opened. */
    boolean riskLeaseHeld();

    /** The halts and pauses that the engine has applied. */
    HaltRegister halts();

    /**
     * All that the engine ever set aside for another one, in its quote asset: cash in its account that is not its capital any
     * more. It only grows.
     */
    default Decimal setAside() {
        return Decimal.ZERO;
    }

    /**
     * Whether an input inside a no-action band only updates price and clock. Off, every input takes the whole step: slower,
     * and the same.
     */
    default void useNoActionBands(boolean use) {}

    /** The canonical bytes of all that the engine knows, in its current format. */
    byte[] snapshot();

    /**
     * The same in the format asked for, so that the release before this one can go on from it.
     *
     * @throws IllegalArgumentException when the engine does not write that format
     */
    default byte[] snapshot(int format) {
        throw new IllegalArgumentException(
                "writeFormat is " + format + ": " + id() + " writes its snapshot in its current format only");
    }

    /** Goes on from what {@link #snapshot} gave, in either format; nothing applied before counts any more. */
    void restore(byte[] snapshot);
}
