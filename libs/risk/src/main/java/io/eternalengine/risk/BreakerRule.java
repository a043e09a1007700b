package io.eternalengine.risk;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import java.util.List;
import java.util.Set;

/** Moves the circuit breaker: up on drawdown through every level between, down only as its table says. */
final class BreakerRule {
    private static final int APPROVALS_FOR_WARNING = 1;
    private static final int APPROVALS_FOR_RESTART = 2;
    private static final List<AlertSeverity> SEVERITIES =
            List.of(AlertSeverity.P2, AlertSeverity.P2, AlertSeverity.P1, AlertSeverity.P0);

    private BreakerRule() {}

    static void review(RiskStep step, Decimal drawdown, long atMs) {
        CircuitBreaker breaker = step.state().breaker();
        int reached = step.parameters().breaker().levelAt(drawdown);
        while (breaker.level().number() < reached) {
            climb(step, drawdown, atMs);
        }
        if (breaker.level() == BreakerLevel.CAUTION
                && drawdown.isAtMost(step.parameters().breaker().leaveCautionAt())) {
            breaker.lower(atMs);
            moved(step, BreakerLevel.CAUTION, drawdown, atMs);
            unscale(step, atMs);
        }
        leaveByApproval(step, atMs);
    }

    /** A person's approval for leaving the level; it takes effect when the rest of the level's rule holds. */
    static void approve(RiskStep step, String person, String review, long atMs) {
        step.state().breaker().approve(new CircuitBreaker.Approval(person, atMs, review));
        leaveByApproval(step, atMs);
    }

    private static void leaveByApproval(RiskStep step, long atMs) {
        if (step.state().breaker().level() == BreakerLevel.WARNING) {
            leaveWarning(step, atMs);
        }
        if (step.state().breaker().level().needsReview()) {
            restart(step, atMs);
        }
    }

    private static void climb(RiskStep step, Decimal drawdown, long atMs) {
        CircuitBreaker breaker = step.state().breaker();
        BreakerLevel from = breaker.level();
        breaker.climb(atMs);
        moved(step, from, drawdown, atMs);
        BreakerActions.onReaching(breaker.level(), atMs, step.parameters().breaker())
                .forEach(action -> step.command(action, atMs));
        int level = breaker.level().number();
        step.answer(new RiskOutput.Alerted(
                SEVERITIES.get(level - 1),
                "breaker level " + level,
                "Drawdown of unit value reached " + drawdown + "; the actions of level " + level + " are ordered.",
                atMs));
    }

    private static void leaveWarning(RiskStep step, long atMs) {
        Decimal drawdown = Valuation.breakerDrawdown(step);
        if (drawdown.isAtMost(step.parameters().breaker().leaveWarningAt())
                && approvers(step, atMs).size() >= APPROVALS_FOR_WARNING) {
            step.state().breaker().lower(atMs);
            moved(step, BreakerLevel.WARNING, drawdown, atMs);
            BreakerActions.sizesOfCaution(step.parameters().breaker().orders())
                    .forEach(action -> step.command(action, atMs));
        }
    }

    private static void restart(RiskStep step, long atMs) {
        CircuitBreaker breaker = step.state().breaker();
        Set<String> people = approvers(step, atMs);
        boolean reviewed = atMs - breaker.sinceMs()
                >= step.parameters().breaker().reviewTime().toMillis();
        if (!reviewed || people.size() < APPROVALS_FOR_RESTART) {
            return;
        }
        String review = breaker.approvals().getLast().review();
        BreakerLevel from = breaker.level();
        breaker.restart(atMs);
        moved(step, from, Valuation.breakerDrawdown(step), atMs);
        breaker.measureFrom(step.state().nav().unitValue());
        step.command(
                new RiskAction.HaltLifted(HaltRegister.BREAKER_KEY, RiskScope.ALL, review, List.copyOf(people)), atMs);
        RestartRule.begin(step, atMs);
        unscale(step, atMs);
    }

    private static Set<String> approvers(RiskStep step, long atMs) {
        return step.state()
                .breaker()
                .approversSince(atMs - step.parameters().approvalWindow().toMillis());
    }

    private static void moved(RiskStep step, BreakerLevel from, Decimal drawdown, long atMs) {
        RiskState state = step.state();
        state.noteTransition(atMs);
        step.command(
                new RiskAction.BreakerMoved(
                        from.number(),
                        state.breaker().level().number(),
                        drawdown,
                        state.nav().unitValue(),
                        state.breaker().referencePeak()),
                atMs);
    }

    /** Sizes are whole again, or as whole as a restart lets them be. */
    private static void unscale(RiskStep step, long atMs) {
        Decimal size = step.state().surveillance().restart().size();
        step.command(new RiskAction.SizeScaled(RiskScope.ALL, size, Decimal.ONE), atMs);
    }
}
