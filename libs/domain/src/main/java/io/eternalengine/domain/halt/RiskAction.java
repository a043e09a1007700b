package io.eternalengine.domain.halt;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.FrozenMap;
import java.util.List;
import java.util.SortedMap;

/** What the risk service orders. */
public sealed interface RiskAction {
    /**
     * Nothing inside the scope may increase exposure until the halt is lifted.
     *
     * @param haltKey names the halt, so that lifting one leaves another of the same scope in force
     */
    record HaltImposed(String haltKey, RiskScope scope, String reason, String imposedBy) implements RiskAction {
        public HaltImposed {
            Require.text("haltKey", haltKey);
            Require.text("reason", reason);
            Require.text("imposedBy", imposedBy);
        }
    }

    /** The halt of this key is over. */
    record HaltLifted(String haltKey, RiskScope scope, String reason, List<String> approvedBy) implements RiskAction {
        public HaltLifted {
            Require.text("haltKey", haltKey);
            approvedBy = List.copyOf(approvedBy);
        }
    }

    /** Nothing inside the scope may increase exposure until this time. */
    record EntriesPaused(RiskScope scope, long untilMs, String reason) implements RiskAction {}

    /** New positions of the scope are multiplied, and the distance of their stops. */
    record SizeScaled(RiskScope scope, Decimal multiplier, Decimal stopDistanceMultiplier) implements RiskAction {
        public SizeScaled {
            Require.fraction("multiplier", multiplier);
            Require.positive("stopDistanceMultiplier", stopDistanceMultiplier);
        }
    }

    /** The engines of the scope sell this fraction of what they hold. */
    record ReductionOrdered(RiskScope scope, Decimal fraction, String reason) implements RiskAction {
        public ReductionOrdered {
            Require.fraction("fraction", fraction);
        }
    }

    /**
     * The halt log starts anew: these halts, pauses and permits are in force, whatever the log said before.
     *
     * @param halts scope of each halt, by its key
     * @param pausedUntilMs end of each pause, by the label of its scope
     * @param permits scope inside which a halt does not hold, by the halt's key
     */
    record HaltLogRebased(
            String reason,
            String declaredBy,
            SortedMap<String, RiskScope> halts,
            SortedMap<String, Long> pausedUntilMs,
            SortedMap<String, RiskScope> permits)
            implements RiskAction {
        public HaltLogRebased {
            Require.text("reason", reason);
            Require.text("declaredBy", declaredBy);
            halts = FrozenMap.copyOf(halts);
            pausedUntilMs = FrozenMap.copyOf(pausedUntilMs);
            permits = FrozenMap.copyOf(permits);
            Require.check(
                    halts.keySet().containsAll(permits.keySet()),
                    "permits",
                    permits.keySet(),
                    "must be of halts",
                    halts);
        }
    }

    /** The circuit breaker stands on another level; 0 is normal. */
    record BreakerMoved(int fromLevel, int toLevel, Decimal drawdown, Decimal unitValue, Decimal peakUnitValue)
            implements RiskAction {}
}
