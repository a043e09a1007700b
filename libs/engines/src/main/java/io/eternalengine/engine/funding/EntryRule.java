package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.SharedRule;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * MONITORING → ENTERING: when every condition holds on a closed candle, the coins are bought; what is received is hedged as
 * it comes. As much is bought as leaves whole lots after the fee that is paid in the coin. After a short that failed nothing is
 * bought for a settlement interval: each try costs the fees of a purchase and a sale.
 */
final class EntryRule {
    private static final int DECIMALS = 18;

    @FunctionalInterface
    interface Condition {
        boolean holds(FundingParameters parameters, FundingState state, Carry carry);
    }

    /** All must hold. */
    static final List<Condition> CONDITIONS = List.of(
            EntryRule::settlementsPositiveForLong,
            EntryRule::expectedRateHighEnough,
            EntryRule::noNegativeStreak,
            EntryRule::basisNarrowEnough);

    private EntryRule() {}

    static void review(FundingStep step, int index) {
        Carry carry = step.carry(index);
        if (!invites(step.parameters(), step.state(), carry)) {
            return;
        }
        if (carry.wasLatelyUnhedged(step.nowMs())) {
            step.because(
                    CarryRule.LATELY_UNHEDGED,
                    step.asset(index).coin() + ": its last short failed, so coins would be bought to be sold again");
            return;
        }
        Optional<String> heldBack = step.heldBack(index);
        if (heldBack.isPresent()) {
            step.because(SharedRule.HELD_BACK, step.asset(index).coin() + ": " + heldBack.get());
            return;
        }
        enter(step, index, carry);
    }

    /** Whether an asset is to be entered at these prices, unless that is held back. */
    static boolean invites(FundingParameters parameters, FundingState state, Carry carry) {
        if (!carry.isMonitoring()
                || !carry.isTradeable()
                || !carry.prices().areOfOneTime()
                || !state.hasCapitalAt(carry.prices().newestAtMs())) {
            return false;
        }
        for (Condition condition : CONDITIONS) {
            if (!condition.holds(parameters, state, carry)) {
                return false;
            }
        }
        return !carry.prices().closeStandsAlone(parameters.farClose());
    }

    private static void enter(FundingStep step, int index, Carry carry) {
        Decimal lots = EntrySize.inLots(step, index);
        Decimal missing = lots.minus(carry.legs().coins());
        if (lots.isBelow(carry.smallestOrder()) || !missing.isPositive()) {
            return;
        }
        Decimal kept = Decimal.ONE.minus(step.parameters().takerFeeFraction());
        Decimal quantity = missing.dividedBy(kept, DECIMALS, RoundingMode.UP)
                .ceilToStep(carry.spot().quantityStep());
        if (quantity.isAbove(carry.spot().maxMarketQuantity())
                || carry.spot()
                        .isTooSmall(quantity, quantity.times(carry.prices().spotClose()))) {
            return;
        }
        carry.enter(lots, step.nowMs());
        step.note("expectedRate", carry.rates().expected());
        step.note("intervalMs", carry.rates().expectedIntervalMs());
        step.note("threshold", threshold(step.parameters(), carry.rates()));
        step.note("basis", carry.prices().basis());
        step.order(index, step.asset(index).spot(), Side.BUY, quantity, false, CarryRule.ENTRY);
    }

    private static boolean noNegativeStreak(FundingParameters parameters, FundingState state, Carry carry) {
        for (Carry other : state.carries()) {
            if (other.rates().isNegativeFor(parameters.negativeToCloseAll())) {
                return false;
            }
        }
        return true;
    }

    private static boolean settlementsPositiveForLong(FundingParameters parameters, FundingState state, Carry carry) {
        return carry.rates().isPositiveFor(parameters.positiveToEnter());
    }

    private static boolean expectedRateHighEnough(FundingParameters parameters, FundingState state, Carry carry) {
        return parameters.rateComparison().holds(carry.rates().expected(), threshold(parameters, carry.rates()));
    }

    private static boolean basisNarrowEnough(FundingParameters parameters, FundingState state, Carry carry) {
        return !carry.prices().basisExceeds(parameters.maxEntryBasis());
    }

    /** The threshold for the real interval. */
    private static Decimal threshold(FundingParameters parameters, CarryRates rates) {
        return FundingSettlement.scaled(parameters.minRatePer8h(), rates.expectedIntervalMs());
    }
}
