package io.eternalengine.risk;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import java.util.List;

/** A failing exchange: nothing opens at once, an alert after minutes, escalation after more; all by itself over again. */
final class ExchangeRule {
    static final String HALT_KEY = "exchange-api";

    private ExchangeRule() {}

    static void report(RiskStep step, boolean answering, long atMs) {
        ExchangeWatch watch = step.state().surveillance().exchange();
        if (answering && watch.isFailing()) {
            step.state().surveillance().watch(ExchangeWatch.ANSWERING);
            step.command(
                    new RiskAction.HaltLifted(HALT_KEY, RiskScope.ALL, "the exchange answers again", List.of()), atMs);
        } else if (!answering && !watch.isFailing()) {
            step.state().surveillance().watch(new ExchangeWatch(atMs, 0));
            step.command(
                    new RiskAction.HaltImposed(
                            HALT_KEY, RiskScope.ALL, "no answer of the exchange is reported", "risk"),
                    atMs);
        }
        review(step, atMs);
    }

    /** Whether an alert is due by now. */
    static boolean isDue(ExchangeWatch watch, FeedLimits limits, long nowMs) {
        if (!watch.isFailing()) {
            return false;
        }
        long failingMs = nowMs - watch.failingSinceMs();
        return (watch.alerts() < 1 && failingMs >= limits.apiAlert().toMillis())
                || (watch.alerts() < 2 && failingMs >= limits.apiEscalate().toMillis());
    }

    static void review(RiskStep step, long atMs) {
        ExchangeWatch watch = step.state().surveillance().exchange();
        if (!watch.isFailing()) {
            return;
        }
        FeedLimits limits = step.parameters().limits().feeds();
        long failingMs = atMs - watch.failingSinceMs();
        if (watch.alerts() < 1 && failingMs >= limits.apiAlert().toMillis()) {
            alert(step, AlertSeverity.P1, 1, failingMs, atMs);
        }
        if (step.state().surveillance().exchange().alerts() < 2
                && failingMs >= limits.apiEscalate().toMillis()) {
            alert(step, AlertSeverity.P0, 2, failingMs, atMs);
        }
    }

    private static void alert(RiskStep step, AlertSeverity severity, int alerts, long failingMs, long atMs) {
        step.state()
                .surveillance()
                .watch(new ExchangeWatch(step.state().surveillance().exchange().failingSinceMs(), alerts));
        step.answer(new RiskOutput.Alerted(
                severity, "exchange API failing", "The exchange has not answered for " + failingMs + " ms.", atMs));
    }
}
