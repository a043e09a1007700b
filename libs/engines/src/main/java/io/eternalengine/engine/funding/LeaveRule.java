package io.eternalengine.engine.funding;

import io.eternalengine.engine.RuleName;
import io.eternalengine.engine.SharedRule;
import java.time.Duration;
import java.util.List;

/** COLLECTING → EXITING: the first condition that holds for an asset leaves it; a day of negatives closes all. */
final class LeaveRule {
    /** A reason to leave, and whether it holds. */
    record Reason(RuleName rule, Test test, String why) {}

    @FunctionalInterface
    interface Test {
        boolean holds(FundingStep step, Carry carry);
    }

    static final List<Reason> REASONS = List.of(
            new Reason(CarryRule.FUNDING_NEGATIVE, LeaveRule::fundingNegative, "the last settlement was below 0"),
            new Reason(CarryRule.BASIS_EXCEEDED, LeaveRule::basisExceeded, "perpetual and coin are too far apart"),
            new Reason(SharedRule.HELD_LONG_ENOUGH, LeaveRule::heldLongEnough, "the longest holding time has passed"));

    private LeaveRule() {}

    static void review(FundingStep step, int index) {
        Carry carry = step.carry(index);
        if (!carry.isCollecting()) {
            return;
        }
        for (Reason reason : REASONS) {
            if (reason.test().holds(step, carry)) {
                step.leave(index, reason.rule(), reason.why());
                return;
            }
        }
    }

    /** Every settlement of a day below 0, of any asset: the market has turned, and everything is closed. */
    static void closeAllAfterNegatives(FundingStep step, CarryRates settled) {
        if (!settled.isNegativeFor(step.parameters().negativeToCloseAll())) {
            return;
        }
        long hours = Duration.ofMillis(settled.negativeForMs()).toHours();
        for (int i = 0; i < step.carries().size(); i++) {
            step.leave(i, CarryRule.NEGATIVES_CLOSE_ALL, "every settlement of " + hours + " h was below 0");
        }
    }

    private static boolean fundingNegative(FundingStep step, Carry carry) {
        return carry.rates().last().isNegative();
    }

    private static boolean basisExceeded(FundingStep step, Carry carry) {
        return basisExceeded(step.parameters(), carry);
    }

    /** Whether an asset that is collected is left at these prices. */
    static boolean basisExceeded(FundingParameters parameters, Carry carry) {
        return carry.prices().areOfOneTime()
                && carry.prices().basisExceeds(parameters.maxHeldBasis())
                && !carry.prices().closeStandsAlone(parameters.farClose());
    }

    private static boolean heldLongEnough(FundingStep step, Carry carry) {
        return step.nowMs() - carry.enteredAtMs()
                >= step.parameters().maxHolding().toMillis();
    }

    /** Until when candles leave the asset for no other reason than its basis; 0 when the next one leaves it. */
    static long staysUntilMs(FundingStep step, Carry carry) {
        if (!carry.isCollecting()) {
            return Long.MAX_VALUE;
        }
        return fundingNegative(step, carry)
                ? 0
                : carry.enteredAtMs() + step.parameters().maxHolding().toMillis();
    }
}
