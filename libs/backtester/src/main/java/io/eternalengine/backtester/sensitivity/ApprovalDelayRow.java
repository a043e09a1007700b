package io.eternalengine.backtester.sensitivity;

import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.backtester.run.ApprovalPolicy;
import io.eternalengine.backtester.run.Operators;

/**
 * The portfolio when people approve at a certain time.
 *
 * @param approvals that took effect
 * @param haltedDays that ended at level 3 or 4
 */
public record ApprovalDelayRow(
        ApprovalPolicy policy,
        double totalReturn,
        double annualReturn,
        double sharpe,
        double maxDrawdown,
        int approvals,
        int haltedDays) {
    static ApprovalDelayRow of(ApprovalPolicy policy, BacktestResult result) {
        Performance portfolio = result.portfolio();
        return new ApprovalDelayRow(
                policy,
                portfolio.totalReturn(),
                portfolio.annualReturn(),
                portfolio.sharpe(),
                portfolio.maxDrawdown().depth(),
                result.approvals().count(),
                result.approvals().haltedDays());
    }

    /** The delay for people. */
    public String name() {
        return policy.operators() == Operators.ABSENT ? "never" : policy.delayDays() + " days";
    }
}
