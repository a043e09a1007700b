package io.eternalengine.orchestration;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import java.util.Comparator;
import java.util.List;

/**
 * When an engine's weight is further above its target than the limit, all of the excess is recalled from it and shared out.
 * When one is further below, and no share of an excess will reach it, what it needs to reach its target is promised to it:
 * that comes first, and is recalled from all engines that are above their targets, the furthest first. CORE-HODL sells what it gives; the other engines only give the cash that
 * is free, since their positions end by themselves. What was recalled leaves as the accounts' cash allows, at this review and
 * the next ones, before weights are looked at again: {@link ReleaseRule}. One rebalancing runs at a time.
 */
final class RebalancingRule {
    private RebalancingRule() {}

    static void review(OrchestrationStep step, OrchestratorInput.Reviewed review) {
        if (isBusy(step) || !review.calm()) {
            return;
        }
        if (!step.state().hasRecalled()) {
            begin(step, new EngineWeights(step.parameters(), review.figures()), review.atMs());
        }
        ReleaseRule.review(step, review);
    }

    private static boolean isBusy(OrchestrationStep step) {
        return step.state().underWay().values().stream()
                .anyMatch(transfer -> transfer.purpose() == TransferPurpose.REBALANCING);
    }

    private static void begin(OrchestrationStep step, EngineWeights weights, long atMs) {
        if (weights.areWithinLimit()) {
            return;
        }
        List<EngineId> overweight = weights.overweight();
        boolean excess = !overweight.isEmpty() && isExcess(step, weights, overweight.getFirst());
        Decimal needed = promise(step, weights, excess);
        for (EngineId engine : overweight) {
            boolean gives = excess && engine == overweight.getFirst();
            Decimal wanted =
                    gives ? weights.excess(engine) : weights.excess(engine).min(needed);
            if (wanted.isPositive()) {
                needed = needed.minus(recall(step, weights, engine, wanted, atMs));
            }
        }
    }

    private static boolean isExcess(OrchestrationStep step, EngineWeights weights, EngineId engine) {
        return weights.isFarAbove(engine) && ReleaseRule.hasReceivers(step, engine);
    }

    /** Whoever has a share in an excess is filled by that share when there is one. */
    private static Decimal promise(OrchestrationStep step, EngineWeights weights, boolean excess) {
        Decimal promised = Decimal.ZERO;
        for (EngineAccount account : weights.farBelow()) {
            if (!excess || !step.parameters().excessShares().containsKey(account.engine())) {
                step.promise(account.account(), weights.missing(account));
                promised = promised.plus(weights.missing(account));
            }
        }
        return promised;
    }

    private static Decimal recall(
            OrchestrationStep step, EngineWeights weights, EngineId engine, Decimal wanted, long atMs) {
        Decimal left = wanted;
        for (EngineAccount account : richestFirst(weights, engine)) {
            Decimal available =
                    engine == EngineId.CORE_HODL ? left : weights.of(account).freeCash();
            Decimal amount = available.min(left).floorToStep(step.parameters().transferStep());
            if (amount.isAtLeast(step.parameters().minTransfer())) {
                step.recall(account, amount, atMs);
                left = left.minus(amount);
            }
        }
        return wanted.minus(left);
    }

    private static List<EngineAccount> richestFirst(EngineWeights weights, EngineId engine) {
        return weights.parameters().accountsOf(engine).stream()
                .sorted(Comparator.comparing(
                                (EngineAccount account) -> weights.of(account).freeCash())
                        .reversed())
                .toList();
    }
}
