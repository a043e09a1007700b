package io.eternalengine.backtester.run;

import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.orchestration.Transfer;

/** Where a run writes what happened in it, in the order in which it happened. What a run decides does not depend on it. */
public interface RunLog {
    void executed(Execution execution);

    void funded(FundingPayment payment);

    /** The exchange refused an order. */
    void refused(OrderUpdate update);

    /** Risk rejected an intent. */
    void rejected(Verdict verdict);

    /** Money went from one account to another. */
    void transferred(Transfer transfer);

    /** The start, then every day's end. */
    void dayEnded(DayEnd day);
}
