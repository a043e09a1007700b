package io.eternalengine.core.risk;

import io.eternalengine.core.model.Decimal;
import java.util.List;
import java.util.Set;

/** Moves the circuit breaker: up on drawdown through every level between, down only as its table says. */
final class BreakerRule {
    private static final int APPROVALS_FOR_WARNING = 1;
    private static final int APPROVALS_FOR_RESTART = 2;
    private static final int FIRST_LEVEL_TO_REVIEW = 3;
    private static final List<AlertSeverity> SEVERITIES =
            List.of(AlertSeverity.P2, AlertSeverity.P2, AlertSeverity.P1, AlertSeverity.P0);

    private BreakerRule() {}

    /** When approvals begin to count towards a restart; never below the third level, or as long as nobody approved. */
    static long reviewEndsMs(CircuitBreaker breaker, RiskParameters parameters) {
        return breaker.level() < FIRST_LEVEL_TO_REVIEW || breaker.approvals().isEmpty()
                ? Long.MAX_VALUE
                : breaker.sinceMs() + parameters.breaker().reviewTime().toMillis();
    }

    static void review(RiskCourse course, Decimal drawdown, long atMs) {
        int reached = course.parameters.breaker().levelAt(drawdown);
        while (course.breaker.level() < reached) {
            climb(course, drawdown, atMs);
        }
        if (course.breaker.level() == 1
                && drawdown.isAtMost(course.parameters.breaker().leaveCautionAt())) {
            moveTo(course, 0, drawdown, atMs);
            unscale(course, course.surveillance.restart().size(), atMs);
        }
        leaveByApproval(course, atMs);
    }

    /** A person's approval for leaving the level; it takes effect when the rest of the level's rule holds. */
    static void approve(RiskCourse course, String person, String review, long atMs) {
        course.breaker = course.breaker.approvedBy(new CircuitBreaker.Approval(person, atMs, review));
        leaveByApproval(course, atMs);
    }

    private static void leaveByApproval(RiskCourse course, long atMs) {
        leaveWarning(course, atMs);
        restart(course, atMs);
    }

    private static void climb(RiskCourse course, Decimal drawdown, long atMs) {
        int next = course.breaker.level() + 1;
        moveTo(course, next, drawdown, atMs);
        BreakerActions.onReaching(next, atMs, course.parameters.breaker())
                .forEach(action -> course.command(action, atMs));
        course.answer(new RiskOutput.Alerted(
                SEVERITIES.get(next - 1),
                "breaker level " + next,
                "Drawdown of unit value reached " + drawdown + "; the actions of level " + next + " are ordered.",
                atMs));
    }

    private static void leaveWarning(RiskCourse course, long atMs) {
        if (course.breaker.level() != 2) {
            return;
        }
        Decimal drawdown = Valuation.breakerDrawdown(course);
        if (drawdown.isAtMost(course.parameters.breaker().leaveWarningAt())
                && approvers(course, atMs).size() >= APPROVALS_FOR_WARNING) {
            moveTo(course, 1, drawdown, atMs);
            BreakerActions.sizesOfCaution().forEach(action -> course.command(action, atMs));
        }
    }

    private static void restart(RiskCourse course, long atMs) {
        if (course.breaker.level() < FIRST_LEVEL_TO_REVIEW) {
            return;
        }
        Set<String> people = approvers(course, atMs);
        boolean reviewed = atMs - course.breaker.sinceMs()
                >= course.parameters.breaker().reviewTime().toMillis();
        if (!reviewed || people.size() < APPROVALS_FOR_RESTART) {
            return;
        }
        String review = course.breaker.approvals().getLast().review();
        moveTo(course, 0, Valuation.breakerDrawdown(course), atMs);
        course.breaker = course.breaker.restartedAt(course.nav.unitValue(), atMs);
        course.command(
                new RiskAction.HaltLifted(CircuitBreaker.HALT_KEY, RiskScope.ALL, review, List.copyOf(people)), atMs);
        RestartRule.begin(course, atMs);
        unscale(course, course.surveillance.restart().size(), atMs);
    }

    private static Set<String> approvers(RiskCourse course, long atMs) {
        return course.breaker.approversSince(
                atMs - course.parameters.approvalWindow().toMillis());
    }

    private static void moveTo(RiskCourse course, int level, Decimal drawdown, long atMs) {
        int from = course.breaker.level();
        course.breaker = course.breaker.movedTo(level, atMs);
        course.reached(level, atMs);
        course.command(
                new RiskAction.BreakerMoved(
                        from, level, drawdown, course.nav.unitValue(), course.breaker.referencePeak()),
                atMs);
    }

    private static void unscale(RiskCourse course, Decimal multiplier, long atMs) {
        course.command(new RiskAction.SizeScaled(RiskScope.ALL, multiplier, Decimal.ONE), atMs);
    }
}
