package io.eternalengine.simulation;

import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import java.nio.ByteBuffer;
import java.util.List;

/** One promise of the system: looks on while a world goes by, and fails when the promise is broken. */
interface Watch {
    /** Risk answered an input. */
    default void riskDecided(World world, RiskSight before, RiskInput input, List<RiskOutput> outputs) {}

    /** An engine answered an input; its seat holds the state after it. */
    default void engineDecided(World world, Seat seat, EngineInput input, Decision decision) {}

    /** Money or positions moved at the exchange. */
    default void booked(World world, LedgerEvent event) {}

    /** Someone went on from a snapshot, and answered the same input as the one who was never stopped. */
    default void resumed(Twins twins) {}

    /** Someone received an input a second time. */
    default void appliedTwice(Twins twins) {}

    /** A moment is over. */
    default void stepped(World world) {}

    /** The storm is over, and everything that was ordered had time to be done. */
    default void settled(World world) {}

    /** Everything was ordered closed, and had time to be. */
    default void closed(World world) {}

    /**
     * Two answers that must be the same.
     *
     * @param who answered
     * @param input that was answered
     * @param state bytes of the state after it
     * @param answer what was decided
     */
    record Twins(
            String who, Object input, ByteBuffer state, ByteBuffer otherState, Object answer, Object otherAnswer) {}
}
