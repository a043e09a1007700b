package io.eternalengine.backtester.run;

import io.eternalengine.core.risk.PortfolioView;
import io.eternalengine.core.risk.RiskInput;

/** Looks on while a run goes on: every input of risk, and what it knows of the portfolio then. */
@FunctionalInterface
public interface RunObserver {
    void riskDecided(RiskInput input, PortfolioView after);
}
