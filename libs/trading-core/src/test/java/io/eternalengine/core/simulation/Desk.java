package io.eternalengine.core.simulation;

import io.eternalengine.core.risk.RiskDesk;
import io.eternalengine.core.risk.RiskInput;
import io.eternalengine.core.risk.RiskParameters;
import io.eternalengine.core.risk.RiskState;

/** Risk: the real one, or a broken one that a watch must catch. */
@FunctionalInterface
interface Desk {
    RiskDesk.Outcome decide(RiskState state, RiskInput input);

    static Desk real(RiskParameters parameters) {
        return new RiskDesk(parameters)::decide;
    }
}
