package io.eternalengine.backtester.run;

import io.eternalengine.core.risk.CircuitBreaker;
import io.eternalengine.core.risk.RiskInput;
import io.eternalengine.core.risk.RiskScope;
import io.eternalengine.core.risk.RiskState;
import java.time.Duration;
import java.util.List;

/** The operators' look at the breaker at the end of each day. Risk refuses what its own rule does not take. */
final class OperatorReview {
    private static final int WARNING_LEVEL = 2;

    private final ApprovalPolicy policy;
    private final long reviewMs;

    OperatorReview(RunSettings settings) {
        policy = settings.approvals();
        reviewMs = settings.risk().breaker().reviewTime().toMillis();
    }

    /** The approvals that are given now, one for each person. */
    List<RiskInput.ResumeAsked> approvals(RiskState risk, long nowMs) {
        CircuitBreaker breaker = risk.breaker();
        if (policy.operators() == Operators.ABSENT || breaker.level() < WARNING_LEVEL) {
            return List.of();
        }
        long takenAfterMs = breaker.level() == WARNING_LEVEL ? 0 : reviewMs;
        long delayMs = Duration.ofDays(policy.delayDays()).toMillis();
        if (nowMs - breaker.sinceMs() < takenAfterMs + delayMs) {
            return List.of();
        }
        return breaker.level() == WARNING_LEVEL
                ? List.of(approval("operator-a"))
                : List.of(approval("operator-a"), approval("operator-b"));
    }

    private static RiskInput.ResumeAsked approval(String person) {
        return new RiskInput.ResumeAsked(RiskScope.ALL, "daily review", person);
    }
}
