package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.AllTimeHigh;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.FeeRates;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.risk.RiskCommand;

/** What can happen to {@link CoreHodlState}. */
sealed interface CoreHodlEvent {
    /**
     * @param added to what was assigned before; the whole at first
     * @param contributed of what was added, to be spent after the program; negative when capital went
     */
    record CapitalReceived(CapitalAllocation allocation, Decimal added, Decimal contributed) implements CoreHodlEvent {}

    record InstrumentLearned(Instrument instrument) implements CoreHodlEvent {}

    record HighLearned(AllTimeHigh high) implements CoreHodlEvent {}

    record FeesLearned(FeeRates rates) implements CoreHodlEvent {}

    record PriceSeen(Candle candle) implements CoreHodlEvent {}

    record ProgramBegun(long day, Decimal totalCapital) implements CoreHodlEvent {}

    /** The next daily part of an asset fell due. */
    record PartOwed(Task task) implements CoreHodlEvent {}

    record ContributionOwed(Task task, Decimal amount) implements CoreHodlEvent {}

    /** Cash that waited is to be invested again: this much in all. */
    record RestorationOwed(Decimal contribution) implements CoreHodlEvent {}

    record RebalancingBegun(Task sale) implements CoreHodlEvent {}

    /** Any other task: a reduction, or the purchase of a rebalancing. */
    record TaskOwed(Task task) implements CoreHodlEvent {}

    record QuarterChecked(long quarter) implements CoreHodlEvent {}

    record TaskTried(String taskName) implements CoreHodlEvent {}

    /** The running try of a task ended with this much traded. */
    record TryEnded(String taskName, Decimal filledQuantity, Decimal filledValue, boolean taskDone)
            implements CoreHodlEvent {}

    /** A try ended without being filled whole, or one that did is said to have executed more: it may still be filled. */
    record TryRemembered(String intentId, EndedTry ended) implements CoreHodlEvent {}

    /**
     * A try was filled after its end.
     *
     * @param after the try with this fill counted
     * @param taskDone whether nothing of the task is left to try
     */
    record FilledLate(String intentId, EndedTry after, EndedTry.Fill fill, boolean taskDone) implements CoreHodlEvent {}

    /** Risk found a try too large. */
    record TryFoundTooLarge(String taskName) implements CoreHodlEvent {}

    /** A sale that was never finished has nothing left to sell. */
    record TaskDropped(String taskName) implements CoreHodlEvent {}

    /** A purchase is not owed any more; what it did not spend, in the quote asset, waits as a contribution does. */
    record PurchaseGivenUp(String taskName, Decimal unspent) implements CoreHodlEvent {}

    record ProgramSpent(InstrumentId instrument, Decimal value) implements CoreHodlEvent {}

    record BooksMoved(Execution execution, String baseAsset, String quoteAsset) implements CoreHodlEvent {}

    record RiskHeard(RiskCommand command) implements CoreHodlEvent {}

    record RiskLinkMoved(boolean heard) implements CoreHodlEvent {}

    record LiquidationOrdered(InstrumentId instrument) implements CoreHodlEvent {}

    record LiquidationLifted() implements CoreHodlEvent {}

    record PhaseEntered(CoreHodlPhase phase) implements CoreHodlEvent {}
}
