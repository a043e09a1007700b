package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.risk.RiskCommand;

/** What can happen to {@link TrendState}. An asset is named by its place in the parameters. */
sealed interface TrendEvent {
    /** @param added to what was assigned before; the whole at first */
    record CapitalReceived(CapitalAllocation allocation, Decimal added) implements TrendEvent {}

    record InstrumentLearned(int asset, Instrument instrument) implements TrendEvent {}

    record CandleSeen(int asset, Candle candle) implements TrendEvent {}

    record EntryDecided(int asset, Trade plan, WorkingOrder order) implements TrendEvent {}

    /** The position is to shrink to what may be kept. */
    record ExitDecided(int asset, Decimal keepQuantity, String reason) implements TrendEvent {}

    record ExitTried(int asset, WorkingOrder order) implements TrendEvent {}

    /** What the running entry fills may stay only to this fraction. */
    record EntryCurtailed(int asset, Decimal fraction) implements TrendEvent {}

    /** The order under way came to its end. */
    record OrderEnded(int asset, Decimal filledQuantity) implements TrendEvent {}

    /** @param ofEntry whether it opened; else it closed */
    record Filled(int asset, Execution execution, Decimal fee, boolean ofEntry) implements TrendEvent {}

    /** Money for the position of an asset was paid (negative) or received. */
    record FundingPaid(int asset, Decimal payment) implements TrendEvent {}

    record RiskHeard(RiskCommand command) implements TrendEvent {}

    record RiskLinkMoved(boolean heard) implements TrendEvent {}

    record SizesScaled(int asset, SizeScale scale) implements TrendEvent {}
}
