package io.eternalengine.backtester.run;

import io.eternalengine.core.risk.RiskInput;
import io.eternalengine.core.risk.RiskOutput;
import io.eternalengine.core.risk.RiskState;
import java.util.List;

/** Looks on while a run goes on: every input of risk, what it answered, and its state before and after. */
@FunctionalInterface
public interface RunObserver {
    RunObserver NOBODY = (before, input, after, outputs) -> {};

    void riskDecided(RiskState before, RiskInput input, RiskState after, List<RiskOutput> outputs);
}
