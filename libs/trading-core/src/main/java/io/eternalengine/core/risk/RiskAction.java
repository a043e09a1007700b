package io.eternalengine.core.risk;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Require;
import java.util.List;

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

    /** The circuit breaker stands on another level; 0 is normal. */
    record BreakerMoved(int fromLevel, int toLevel, Decimal drawdown, Decimal unitValue, Decimal peakUnitValue)
            implements RiskAction {}
}
