package io.eternalengine.risk;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;

/** After a restart sizes grow step by step, as long as the breaker stays normal; a new level holds them where they are. */
final class RestartRule {
    private RestartRule() {}

    static void begin(RiskStep step, long atMs) {
        step.state()
                .surveillance()
                .watch(new RestartRamp(step.parameters().breaker().restartSize(), atMs));
    }

    static void review(RiskStep step) {
        RestartRamp ramp = step.state().surveillance().restart();
        LossLimits limits = step.parameters().limits().losses();
        boolean due =
                step.state().asOfMs() - ramp.sinceMs() >= limits.restartStep().toMillis();
        if (!ramp.isRunning() || !due || step.state().breaker().level() != BreakerLevel.NORMAL) {
            return;
        }
        Decimal size = ramp.size().plus(limits.restartGrowth()).min(Decimal.ONE);
        step.state().surveillance().watch(new RestartRamp(size, step.state().asOfMs()));
        step.command(
                new RiskAction.SizeScaled(RiskScope.ALL, size, Decimal.ONE),
                step.state().asOfMs());
    }
}
