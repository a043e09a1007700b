package io.eternalengine.core.risk;

import java.util.List;

/** A failing exchange: nothing opens at once, an alert after minutes, escalation after more; all by itself over again. */
final class ExchangeRule {
    static final String HALT_KEY = "exchange-api";

    private ExchangeRule() {}

    static void report(RiskCourse course, boolean answering, long atMs) {
        ExchangeWatch watch = course.surveillance.exchange();
        if (answering && watch.isFailing()) {
            course.surveillance = course.surveillance.with(ExchangeWatch.ANSWERING);
            course.command(
                    new RiskAction.HaltLifted(HALT_KEY, RiskScope.ALL, "the exchange answers again", List.of()), atMs);
        } else if (!answering && !watch.isFailing()) {
            course.surveillance = course.surveillance.with(new ExchangeWatch(atMs, 0));
            course.command(
                    new RiskAction.HaltImposed(HALT_KEY, RiskScope.ALL, "the exchange does not answer", "risk"), atMs);
        }
        review(course, atMs);
    }

    static void review(RiskCourse course, long atMs) {
        ExchangeWatch watch = course.surveillance.exchange();
        if (!watch.isFailing()) {
            return;
        }
        FeedLimits limits = course.parameters.limits().feeds();
        long failingMs = atMs - watch.failingSinceMs();
        if (watch.alerts() < 1 && failingMs >= limits.apiAlert().toMillis()) {
            alert(course, AlertSeverity.P1, 1, failingMs, atMs);
        }
        if (course.surveillance.exchange().alerts() < 2
                && failingMs >= limits.apiEscalate().toMillis()) {
            alert(course, AlertSeverity.P0, 2, failingMs, atMs);
        }
    }

    private static void alert(RiskCourse course, AlertSeverity severity, int alerts, long failingMs, long atMs) {
        course.surveillance = course.surveillance.with(
                new ExchangeWatch(course.surveillance.exchange().failingSinceMs(), alerts));
        course.answer(new RiskOutput.Alerted(
                severity, "exchange API failing", "The exchange has not answered for " + failingMs + " ms.", atMs));
    }
}
