package io.eternalengine.backtester.run;

import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.risk.BreakerLevel;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskReport;
import java.time.Duration;
import java.util.List;

/** The operators' look at the breaker at the end of each day. Risk refuses what its own rule does not take. */
final class OperatorReview {
    private final ApprovalPolicy policy;
    private final long reviewMs;

    OperatorReview(RunSettings settings) {
        policy = settings.approvals();
        reviewMs = settings.risk().breaker().reviewTime().toMillis();
    }

    /** The approvals that are given now, one for each person. */
    List<RiskInput.ResumeAsked> approvals(RiskReport risk, long nowMs) {
        BreakerLevel level = risk.breakerLevel();
        if (policy.operators() == Operators.ABSENT || !level.isAtLeast(BreakerLevel.WARNING)) {
            return List.of();
        }
        long takenAfterMs = level == BreakerLevel.WARNING ? 0 : reviewMs;
        long delayMs = Duration.ofDays(policy.delayDays()).toMillis();
        if (nowMs - risk.breakerSinceMs() < takenAfterMs + delayMs) {
            return List.of();
        }
        return level == BreakerLevel.WARNING
                ? List.of(approval("operator-a"))
                : List.of(approval("operator-a"), approval("operator-b"));
    }

    private static RiskInput.ResumeAsked approval(String person) {
        return new RiskInput.ResumeAsked(RiskScope.ALL, "daily review", person);
    }
}
