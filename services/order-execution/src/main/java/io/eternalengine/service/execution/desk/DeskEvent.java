package io.eternalengine.service.execution.desk;

import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.FeeRate;
import io.eternalengine.bybit.OrderAcknowledgement;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.service.execution.journal.JournaledOrder;
import io.eternalengine.service.execution.journal.Placement;
import java.util.List;

/** What a desk hears from other threads. */
public sealed interface DeskEvent {
    /** Risk ordered it, and the journal has it. */
    record OrderTaken(JournaledOrder order) implements DeskEvent {}

    /**
     * The exchange answered to an order request, or it is not known whether it did.
     *
     * @param sentMarketMs the exchange's time at the request, as far as it was known
     */
    record Answered(Placement placement, Outcome<OrderAcknowledgement> outcome, long sentMarketMs)
            implements DeskEvent {}

    /** The exchange told of an order. */
    record OrderReported(OrderReport report) implements DeskEvent {}

    /** The exchange told of an execution. */
    record Executed(ExecutionReport report) implements DeskEvent {}

    /** What the exchange answered about the fees of a symbol. */
    record FeeRatesAnswered(String symbol, Outcome<List<FeeRate>> outcome) implements DeskEvent {}

    /** Risk commanded something: what it forbids is not to rest at the exchange. */
    record RiskCommanded() implements DeskEvent {}

    /** An operator asked to accept a difference: wallet and ledger are to be compared soon. */
    record AcceptanceAsked() implements DeskEvent {}

    /** The private stream is connected again: what happened meanwhile must be asked for. */
    record StreamConnected() implements DeskEvent {}
}
