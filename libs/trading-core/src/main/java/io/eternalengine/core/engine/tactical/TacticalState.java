package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.risk.HaltRegister;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that TACTICAL knows.
 *
 * @param cash by the engine's own books, less what belongs to CORE-HODL
 * @param proceedsForCore all proceeds that were ever set aside for CORE-HODL, in the quote asset. It only grows, so whoever
 *     moves it moves the difference to what has been moved. It left {@code cash} at once: the capital of this engine is
 *     not lowered again when it is moved
 * @param deployments that are not returned yet, oldest first
 * @param deploymentsMade over all time; numbers them
 * @param lastDeploymentMs when the last began; −1 before the first
 * @param fired triggers since the last all-time high, in their order
 * @param sizeMultiplier of deployments, as risk last ordered
 * @param clockMs the latest event time heard
 */
public record TacticalState(
        @Nullable CapitalAllocation capital,
        List<TacticalMarket> markets,
        Signals signals,
        Decimal cash,
        Decimal proceedsForCore,
        List<Deployment> deployments,
        long deploymentsMade,
        long lastDeploymentMs,
        List<Trigger> fired,
        Decimal sizeMultiplier,
        long clockMs,
        HaltRegister halts,
        boolean riskHeard) {
    public TacticalState {
        markets = List.copyOf(markets);
        deployments = List.copyOf(deployments);
        fired = List.copyOf(fired);
    }

    static TacticalState initial(TacticalParameters parameters) {
        return new TacticalState(
                null,
                Collections.nCopies(parameters.assets().size(), TacticalMarket.UNKNOWN),
                Signals.initial(parameters.knownAllTimeHigh()),
                Decimal.ZERO,
                Decimal.ZERO,
                List.of(),
                0,
                -1,
                List.of(),
                Decimal.ONE,
                0,
                HaltRegister.EMPTY,
                false);
    }

    /** After what moved prices, signals, halts and sizes and nothing else. */
    TacticalState with(
            List<TacticalMarket> newMarkets,
            Signals newSignals,
            List<Trigger> newFired,
            Decimal newSizeMultiplier,
            long newClockMs,
            HaltRegister newHalts) {
        return new TacticalState(
                capital,
                newMarkets,
                newSignals,
                cash,
                proceedsForCore,
                deployments,
                deploymentsMade,
                lastDeploymentMs,
                newFired,
                newSizeMultiplier,
                newClockMs,
                newHalts,
                riskHeard);
    }

    /** Where the busiest deployment stands. */
    public TacticalPhase phase() {
        TacticalPhase phase = TacticalPhase.WAITING;
        for (Deployment deployment : deployments) {
            if (deployment.phase().compareTo(phase) > 0) {
                phase = deployment.phase();
            }
        }
        return phase;
    }
}
