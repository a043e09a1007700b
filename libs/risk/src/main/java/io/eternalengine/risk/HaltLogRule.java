package io.eternalengine.risk;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;

/**
 * A halt log that its readers do not believe any more, because of a gap or of two different commands of one epoch, starts
 * anew when a person says so: with what risk itself knows to be in force. It lifts nothing.
 */
final class HaltLogRule {
    private HaltLogRule() {}

    static void rebase(RiskStep step, RiskInput.HaltLogBaseAsked asked) {
        HaltRegister known = step.state().halts();
        step.command(
                new RiskAction.HaltLogRebased(
                        asked.reason(), asked.person(), known.halts(), known.pausedUntilMs(), known.permits()),
                step.state().asOfMs());
        if (step.state().breaker().level() == BreakerLevel.EMERGENCY) {
            // Whoever did not believe the log may have missed it; whoever applied it has nothing left to sell.
            step.command(
                    new RiskAction.ReductionOrdered(
                            RiskScope.ALL, Decimal.ONE, "ordered again with the log's new base"),
                    step.state().asOfMs());
        }
        step.answer(new RiskOutput.Alerted(
                AlertSeverity.P1,
                "halt log rebased",
                asked.person() + " declared a new base of the halt log: " + asked.reason(),
                step.state().asOfMs()));
    }
}
