package io.eternalengine.backtester.run;

import io.eternalengine.domain.model.Require;

/**
 * When the people whom the breaker waits for approve.
 *
 * @param operators whether they approve at all
 * @param delayDays from the first moment at which the breaker's rule takes their approval until they give it
 */
public record ApprovalPolicy(Operators operators, int delayDays) {
    /** Two people who approve at the first possible moment. */
    public static final ApprovalPolicy AT_ONCE = new ApprovalPolicy(Operators.APPROVE, 0);

    /** Nobody approves. */
    public static final ApprovalPolicy NEVER = new ApprovalPolicy(Operators.ABSENT, 0);

    private static final int MAX_DELAY_DAYS = 3_650;

    public ApprovalPolicy {
        Require.check(
                delayDays >= 0 && delayDays <= MAX_DELAY_DAYS,
                "approval-delay-days",
                delayDays,
                "must be from 0 to " + MAX_DELAY_DAYS,
                delayDays);
    }
}
