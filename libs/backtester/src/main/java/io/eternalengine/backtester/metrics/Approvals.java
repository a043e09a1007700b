package io.eternalengine.backtester.metrics;

import io.eternalengine.backtester.run.ApprovalPolicy;
import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.backtester.run.Operators;
import io.eternalengine.risk.BreakerLevel;
import io.eternalengine.risk.BreakerTransition;
import java.util.List;

/**
 * How much of a result rests on people's consent.
 *
 * @param policy when they approve
 * @param count of approvals that took effect; one exit may need those of two people
 * @param exits levels of the breaker that they ended
 * @param haltedDays days that ended at level 3 or 4, on which nothing may be opened
 */
public record Approvals(ApprovalPolicy policy, int count, List<ApprovedExit> exits, int haltedDays) {
    public Approvals {
        exits = List.copyOf(exits);
    }

    /** What the moves of a breaker and the ends of the days show. */
    public static Approvals of(ApprovalPolicy policy, List<BreakerTransition> moves, List<DayEnd> days) {
        long halted = days.stream()
                .filter(day -> day.breakerLevel() >= BreakerLevel.ALERT.number())
                .count();
        List<ApprovedExit> exits = ApprovedExit.of(moves);
        int count = exits.stream().mapToInt(ApprovedExit::people).sum();
        return new Approvals(policy, count, exits, Math.toIntExact(halted));
    }

    /** What a reader of the result must know, in one line. */
    public String sentence() {
        if (policy.operators() == Operators.ABSENT) {
            return "0: nobody approves, so trading stays halted from the first level 3 on, " + haltedDays + " days";
        }
        String when = policy.delayDays() == 0
                ? "at the first moment that the rules allow"
                : policy.delayDays() + " days after the first moment that the rules allow";
        return count + " ended " + exits.size() + (exits.size() == 1 ? " level" : " levels")
                + " of the breaker: the result rests on people who approve " + when;
    }
}
