package io.eternalengine.backtester.run;

import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.engine.RuleName;
import io.eternalengine.orchestration.Transfer;

/** Where a run writes what happened in it, in the order in which it happened. What a run decides does not depend on it. */
public interface RunLog {
    /**
     * An engine came to a rule on an input. Quiet candles, on which it is known beforehand that nothing is due, are left out.
     *
     * @param atMs the input's time, epoch milliseconds
     */
    default void decided(String account, long atMs, RuleName rule) {
        // Most logs keep what was done.
    }

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
