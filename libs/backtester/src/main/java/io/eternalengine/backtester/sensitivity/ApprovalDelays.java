package io.eternalengine.backtester.sensitivity;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.run.ApprovalPolicy;
import io.eternalengine.backtester.run.Operators;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Runs a backtest once for each time at which people might approve. */
public final class ApprovalDelays {
    /** What a range means when no other is given, as {@link #parse} reads it. */
    public static final String DEFAULT = "0,3,7,14,never";

    private static final String NEVER = "never";

    private ApprovalDelays() {}

    /**
     * Days with commas between, and {@code never}.
     *
     * @throws IllegalArgumentException saying in a sentence what cannot be read
     */
    public static List<ApprovalPolicy> parse(String text) {
        List<ApprovalPolicy> policies = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            ApprovalPolicy policy = part.strip().equals(NEVER) ? ApprovalPolicy.NEVER : delayed(part.strip());
            if (policies.contains(policy)) {
                throw new IllegalArgumentException("the delay \"" + part + "\" is given twice");
            }
            policies.add(policy);
        }
        return List.copyOf(policies);
    }

    private static ApprovalPolicy delayed(String days) {
        try {
            return new ApprovalPolicy(Operators.APPROVE, Integer.parseInt(days));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the delay is \"" + days + "\": must be whole days, or " + NEVER);
        }
    }

    /** @param progress receives how many runs are done */
    public static List<ApprovalDelayRow> run(Backtest backtest, List<ApprovalPolicy> policies, IntConsumer progress) {
        List<ApprovalDelayRow> rows = new ArrayList<>();
        for (ApprovalPolicy policy : policies) {
            rows.add(ApprovalDelayRow.of(policy, backtest.withApprovals(policy).run(ignored -> {})));
            progress.accept(rows.size());
        }
        return List.copyOf(rows);
    }
}
