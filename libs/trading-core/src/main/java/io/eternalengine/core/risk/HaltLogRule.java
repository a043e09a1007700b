package io.eternalengine.core.risk;

import io.eternalengine.core.model.Decimal;

/**
 * A halt log that its readers do not believe any more, because of a gap or of two different commands of one epoch, starts
 * anew when a person says so: with what risk itself knows to be in force. It lifts nothing.
 */
final class HaltLogRule {
    private static final int EMERGENCY = 4;

    private HaltLogRule() {}

    static void rebase(RiskCourse course, RiskInput.HaltLogBaseAsked asked) {
        HaltRegister known = course.halts;
        course.command(
                new RiskAction.HaltLogRebased(
                        asked.reason(), asked.person(), known.halts(), known.pausedUntilMs(), known.permits()),
                course.asOfMs);
        if (course.breaker.level() >= EMERGENCY) {
            // Whoever did not believe the log may have missed it; whoever heard it has nothing left to sell.
            course.command(
                    new RiskAction.ReductionOrdered(
                            RiskScope.ALL, Decimal.ONE, "ordered again with the log's new base"),
                    course.asOfMs);
        }
        course.answer(new RiskOutput.Alerted(
                AlertSeverity.P1,
                "halt log rebased",
                asked.person() + " declared a new base of the halt log: " + asked.reason(),
                course.asOfMs));
    }
}
