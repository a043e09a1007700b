package io.eternalengine.backtester.run;

import io.eternalengine.risk.PortfolioView;
import io.eternalengine.risk.RiskInput;

/** Looks on while a run goes on: every input of risk, and what it knows of the portfolio then. */
@FunctionalInterface
public interface RunObserver {
    void riskDecided(RiskInput input, PortfolioView after);
}
