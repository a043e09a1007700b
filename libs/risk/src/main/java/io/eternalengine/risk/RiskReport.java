package io.eternalengine.risk;

import io.eternalengine.domain.accounting.UnitisedNav;
import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.model.Decimal;
import java.util.List;

/**
 * Risk's picture of one moment.
 *
 * @param asOfMs event time of the last valuation
 * @param equity in USDT, at that time
 * @param maxDrawdown deepest fall of the unit value from its high so far, as a fraction
 * @param breakerSinceMs when the breaker came to its level
 * @param restartSize multiplier of sizes after a restart; 1 when nothing is held back
 * @param executionsApplied so far
 * @param transitions of the breaker, the latest, oldest first
 */
public record RiskReport(
        long asOfMs,
        HaltRegister halts,
        UnitisedNav nav,
        Decimal equity,
        Decimal maxDrawdown,
        BreakerLevel breakerLevel,
        long breakerSinceMs,
        Decimal restartSize,
        long executionsApplied,
        List<BreakerTransition> transitions) {
    public RiskReport {
        transitions = List.copyOf(transitions);
    }

    static RiskReport of(RiskState state) {
        return new RiskReport(
                state.asOfMs(),
                state.halts(),
                state.nav(),
                state.equity(),
                state.maxDrawdown(),
                state.breaker().level(),
                state.breaker().sinceMs(),
                state.surveillance().restart().size(),
                state.executionsApplied(),
                state.transitions());
    }

    /** Fall of the unit value from its all-time high. */
    public Decimal drawdown() {
        return nav.drawdown();
    }
}
