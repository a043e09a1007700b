package io.eternalengine.core.engine.funding;

import io.eternalengine.core.engine.Decision;
import java.util.EnumMap;

/** The decisions to do nothing, each made once: most inputs end here, and cost no strings and no maps. */
final class QuietDecisions {
    static final String AWAITING_CAPITAL = "AWAITING_CAPITAL";

    private static final Decision WITHOUT_CAPITAL =
            Decision.quiet(AWAITING_CAPITAL, "awaiting-capital", "no capital is assigned yet");
    private static final EnumMap<CarryPhase, Decision> NOTHING_DUE = nothingDue();

    private QuietDecisions() {}

    static Decision in(FundingState state) {
        return state.capital() == null ? WITHOUT_CAPITAL : decisionIn(state.phase());
    }

    static String labelOf(FundingState state) {
        return state.capital() == null ? AWAITING_CAPITAL : state.phase().name();
    }

    private static Decision decisionIn(CarryPhase phase) {
        Decision decision = NOTHING_DUE.get(phase);
        return decision == null ? WITHOUT_CAPITAL : decision;
    }

    private static EnumMap<CarryPhase, Decision> nothingDue() {
        var decisions = new EnumMap<CarryPhase, Decision>(CarryPhase.class);
        for (CarryPhase phase : CarryPhase.values()) {
            decisions.put(phase, Decision.quiet(phase.name(), "nothing-due", "no rule had anything to do"));
        }
        return decisions;
    }
}
