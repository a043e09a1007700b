package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.FeeRate;
import io.eternalengine.bybit.OrderAcknowledgement;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.ParentOrder;
import java.util.List;

/** What an executor receives from other threads. */
public sealed interface ExecutorEvent {
    /** Risk ordered it, and the journal has it. */
    record OrderTaken(ParentOrder order) implements ExecutorEvent {}

    /**
     * The exchange answered to an order request, or it is not known whether it did.
     *
     * @param sentMarketMs the exchange's time at the request, as far as it was known
     */
    record Answered(ChildOrder childOrder, Outcome<OrderAcknowledgement> outcome, long sentMarketMs)
            implements ExecutorEvent {}

    /** The exchange reported an order. */
    record OrderReported(OrderReport report) implements ExecutorEvent {}

    /** The exchange reported an execution. */
    record Executed(ExecutionReport report) implements ExecutorEvent {}

    /** What the exchange answered about the fees of a symbol. */
    record FeeRatesAnswered(String symbol, Outcome<List<FeeRate>> outcome) implements ExecutorEvent {}

    /** Risk commanded something: what it forbids is not to rest at the exchange. */
    record RiskCommanded() implements ExecutorEvent {}

    /** An operator asked to accept a difference: wallet and ledger are to be compared soon. */
    record AcceptanceAsked() implements ExecutorEvent {}

    /** The private stream is connected again: what happened meanwhile must be asked for. */
    record StreamConnected() implements ExecutorEvent {}
}
