package io.eternalengine.service.execution.desk;

import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.service.execution.journal.JournaledOrder;

/** What a desk hears from other threads. */
sealed interface DeskEvent {
    /** Risk ordered it, and the journal has it. */
    record OrderTaken(JournaledOrder order) implements DeskEvent {}

    /** The exchange told of an order. */
    record OrderReported(OrderReport report) implements DeskEvent {}

    /** The exchange told of an execution. */
    record Executed(ExecutionReport report) implements DeskEvent {}

    /** The private stream is connected again: what happened meanwhile must be asked for. */
    record StreamConnected() implements DeskEvent {}
}
