package io.eternalengine.core.risk;

import io.eternalengine.core.model.Decimal;

/** After a restart sizes grow step by step, as long as the breaker stays normal; a new level holds them where they are. */
final class RestartRule {
    private RestartRule() {}

    static void begin(RiskCourse course, long atMs) {
        course.surveillance = course.surveillance.with(
                new RestartRamp(course.parameters.breaker().restartSize(), atMs));
    }

    /** When sizes grow next if nothing else happens; never when they are whole, or held where they are. */
    static long nextStepMs(Surveillance surveillance, CircuitBreaker breaker, RiskParameters parameters) {
        RestartRamp ramp = surveillance.restart();
        return ramp.isRunning() && breaker.level() == 0
                ? ramp.sinceMs() + parameters.limits().losses().restartStep().toMillis()
                : Long.MAX_VALUE;
    }

    static void review(RiskCourse course) {
        RestartRamp ramp = course.surveillance.restart();
        LossLimits limits = course.parameters.limits().losses();
        boolean due = course.asOfMs - ramp.sinceMs() >= limits.restartStep().toMillis();
        if (!ramp.isRunning() || !due || course.breaker.level() > 0) {
            return;
        }
        Decimal size = ramp.size().plus(limits.restartGrowth()).min(Decimal.ONE);
        course.surveillance = course.surveillance.with(new RestartRamp(size, course.asOfMs));
        course.command(new RiskAction.SizeScaled(RiskScope.ALL, size, Decimal.ONE), course.asOfMs);
    }
}
