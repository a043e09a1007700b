package io.eternalengine.risk;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import java.util.List;
import java.util.Map;

/**
 * Maintenance, delistings and markets that take no orders, as the exchange says: nothing opens in what they concern until they are over, and
 * people are alerted. A delisting is never over by itself: it is a case for a person.
 */
final class NoticeRule {
    private static final String HALT_PREFIX = "notice:";

    private NoticeRule() {}

    static void on(RiskStep step, RiskInput.ExchangeNoticed notice) {
        String key = HALT_PREFIX + notice.id();
        boolean halted = step.state().halts().halts().containsKey(key);
        long atMs = step.state().asOfMs();
        switch (notice.state()) {
            case ANNOUNCED -> alert(step, AlertSeverity.P2, "announced by the exchange", notice, atMs);
            case IN_FORCE -> {
                if (!halted) {
                    step.command(new RiskAction.HaltImposed(key, notice.scope(), reason(notice), "risk"), atMs);
                    alert(step, AlertSeverity.P1, "stopped by the exchange", notice, atMs);
                }
            }
            case OVER -> {
                if (halted) {
                    step.command(new RiskAction.HaltLifted(key, notice.scope(), reason(notice), List.of()), atMs);
                }
            }
        }
    }

    private static String reason(RiskInput.ExchangeNoticed notice) {
        return notice.text().isEmpty() ? notice.id() : notice.text();
    }

    private static void alert(
            RiskStep step, AlertSeverity severity, String what, RiskInput.ExchangeNoticed notice, long atMs) {
        step.answer(new RiskOutput.Alerted(severity, notice.scope().label() + " " + what, reason(notice), atMs));
    }

    /** Of the halts in force for exactly this scope those of notices. */
    static List<String> haltKeysOf(HaltRegister register, RiskScope scope) {
        return register.halts().entrySet().stream()
                .filter(halt ->
                        halt.getKey().startsWith(HALT_PREFIX) && halt.getValue().equals(scope))
                .map(Map.Entry::getKey)
                .toList();
    }
}
