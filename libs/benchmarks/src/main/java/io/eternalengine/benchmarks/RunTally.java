package io.eternalengine.benchmarks;

import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.backtester.run.FundingPayment;
import io.eternalengine.backtester.run.RunLog;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.orchestration.Transfer;

/** Counts what happened in runs, and keeps nothing of it but the bounds of the equity. */
final class RunTally implements RunLog {
    private long executions;
    private Decimal lowest = Decimal.of(Long.MAX_VALUE);
    private Decimal highest = Decimal.ZERO;

    long executions() {
        return executions;
    }

    /** Of all ends of days, in USDT. */
    Decimal lowestEquity() {
        return lowest;
    }

    Decimal highestEquity() {
        return highest;
    }

    @Override
    public void executed(Execution execution) {
        executions++;
    }

    @Override
    public void funded(FundingPayment payment) {}

    @Override
    public void refused(OrderUpdate update) {}

    @Override
    public void rejected(Verdict verdict) {}

    @Override
    public void transferred(Transfer transfer) {}

    @Override
    public void dayEnded(DayEnd day) {
        Decimal equity = day.portfolio().equity();
        lowest = lowest.min(equity);
        highest = highest.max(equity);
    }
}
