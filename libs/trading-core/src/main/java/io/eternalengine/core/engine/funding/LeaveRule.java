package io.eternalengine.core.engine.funding;

import java.time.Duration;
import java.util.List;

/** COLLECTING → EXITING: the first condition that holds for an asset leaves it; a day of negatives closes all. */
final class LeaveRule {
    /** A reason to leave, and whether it holds. */
    record Reason(String rule, Test test, String why) {}

    @FunctionalInterface
    interface Test {
        boolean holds(FundingCourse course, Carry carry);
    }

    static final List<Reason> REASONS = List.of(
            new Reason("funding-negative", LeaveRule::fundingNegative, "the last settlement was below 0"),
            new Reason("basis-exceeded", LeaveRule::basisExceeded, "perpetual and coin are too far apart"),
            new Reason("held-long-enough", LeaveRule::heldLongEnough, "the longest holding time has passed"));

    private LeaveRule() {}

    static void review(FundingCourse course, int index) {
        if (course.carry(index).phase() != CarryPhase.COLLECTING) {
            return;
        }
        for (Reason reason : REASONS) {
            if (reason.test().holds(course, course.carry(index))) {
                course.leave(index, reason.rule(), reason.why());
                return;
            }
        }
    }

    /** Every settlement of a day below 0, of any asset: the market has turned, and everything is closed. */
    static void closeAllAfterNegatives(FundingCourse course, Carry settled) {
        if (!settled.rates().isNegativeFor(course.parameters.negativeToCloseAll())) {
            return;
        }
        long hours = Duration.ofMillis(settled.rates().negativeForMs()).toHours();
        for (int i = 0; i < course.assets(); i++) {
            course.leave(i, "negatives-close-all", "every settlement of " + hours + " h was below 0");
        }
    }

    private static boolean fundingNegative(FundingCourse course, Carry carry) {
        return carry.rates().last().isNegative();
    }

    private static boolean basisExceeded(FundingCourse course, Carry carry) {
        return basisExceeded(carry.prices(), course.parameters);
    }

    private static boolean basisExceeded(CarryPrices prices, FundingParameters parameters) {
        return prices.areOfOneTime() && prices.basisExceeds(parameters.maxHeldBasis());
    }

    private static boolean heldLongEnough(FundingCourse course, Carry carry) {
        return heldLongEnough(course.nowMs - carry.enteredAtMs(), course.parameters);
    }

    private static boolean heldLongEnough(long heldMs, FundingParameters parameters) {
        return heldMs >= parameters.maxHolding().toMillis();
    }

    /** Whether these prices, or so long a time, are a reason to leave. */
    static boolean isDue(CarryPrices prices, long heldMs, FundingParameters parameters) {
        return basisExceeded(prices, parameters) || heldLongEnough(heldMs, parameters);
    }
}
