package io.eternalengine.backtester.run;

import io.eternalengine.backtester.venue.FillAssumptions;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import io.eternalengine.risk.RiskParameters;

/**
 * How a run is made.
 *
 * @param fromMs when the capital comes; candles that close before or then warm the engines up
 * @param capital in USDT; what no engine has stays as cash in the account MASTER
 */
public record RunSettings(
        long fromMs, Decimal capital, RiskParameters risk, FillAssumptions fills, ApprovalPolicy approvals) {
    public RunSettings {
        Require.positive("capital", capital);
    }
}
