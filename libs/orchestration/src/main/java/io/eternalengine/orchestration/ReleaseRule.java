package io.eternalengine.orchestration;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sends what was recalled, as cash allows: first to those it was promised to, the largest promise first; then one half to
 * CORE-HODL, three tenths to FUNDING, two tenths to TACTICAL, and in these proportions among those that are left when one of
 * them is the source.
 */
final class ReleaseRule {
    private static final int DECIMALS = 18;

    private ReleaseRule() {}

    static boolean hasReceivers(OrchestrationStep step, EngineId source) {
        return !receivers(step, source).isEmpty();
    }

    static void review(OrchestrationStep step, OrchestratorInput.Reviewed review) {
        if (!step.state().promised().isEmpty()) {
            takeBackWhatIsNotNeeded(step, new EngineWeights(step.parameters(), review.figures()));
        }
        for (EngineAccount account : step.parameters().accounts()) {
            if (step.state().recalled(account.account()).isPositive()) {
                release(step, review, account);
            }
        }
        if (!step.state().hasRecalled()) {
            step.state().promised().clear();
        }
    }

    /** Deposits and prices may have filled an account meanwhile: nobody is filled beyond its target. */
    private static void takeBackWhatIsNotNeeded(OrchestrationStep step, EngineWeights weights) {
        for (EngineAccount account : step.parameters().accounts()) {
            Decimal promise = step.state().promised().get(account.account());
            if (promise != null) {
                step.promise(account.account(), promise.min(weights.missing(account)));
            }
        }
    }

    /** What is too little for every receiver waits for more, or is let go. */
    private static void release(OrchestrationStep step, OrchestratorInput.Reviewed review, EngineAccount account) {
        Decimal recalled = step.state().recalled(account.account());
        Decimal leaving = review.figures()
                .getOrDefault(account.account(), AccountFigures.NOTHING)
                .freeCash()
                .min(recalled);
        Decimal kept = keepPromises(step, account, leaving, review.atMs());
        Decimal shared = step.state().promised().isEmpty()
                ? share(step, account, leaving.minus(kept), review.atMs())
                : Decimal.ZERO;
        step.released(account.account(), kept.plus(shared));
        forgiveTheRest(step, account, review.atMs());
    }

    private static Decimal keepPromises(OrchestrationStep step, EngineAccount from, Decimal available, long atMs) {
        Decimal left = available;
        for (Map.Entry<String, Decimal> promise : largestFirst(step.state().promised())) {
            Decimal amount =
                    promise.getValue().min(left).floorToStep(step.parameters().transferStep());
            if (amount.isAtLeast(step.parameters().minTransfer())) {
                step.order(from.account(), promise.getKey(), amount, TransferPurpose.REBALANCING, atMs);
                step.promise(promise.getKey(), promise.getValue().minus(amount));
                left = left.minus(amount);
            }
        }
        return available.minus(left);
    }

    private static List<Map.Entry<String, Decimal>> largestFirst(SortedMap<String, Decimal> promised) {
        return promised.entrySet().stream()
                .map(Map.Entry::copyOf)
                .sorted(Map.Entry.<String, Decimal>comparingByValue().reversed())
                .toList();
    }

    private static Decimal share(OrchestrationStep step, EngineAccount from, Decimal available, long atMs) {
        Decimal left = Decimal.ZERO;
        for (Map.Entry<EngineId, Decimal> share : receivers(step, from.engine()).entrySet()) {
            EngineAccount to = step.parameters().accountsOf(share.getKey()).getFirst();
            Decimal amount = available
                    .times(share.getValue())
                    .floorToStep(step.parameters().transferStep());
            if (amount.isAtLeast(step.parameters().minTransfer())) {
                step.order(from.account(), to.account(), amount, TransferPurpose.REBALANCING, atMs);
                left = left.plus(amount);
            }
        }
        return left;
    }

    /** A rest that is too small to be promised or shared out stays with its engine. */
    private static void forgiveTheRest(OrchestrationStep step, EngineAccount account, long atMs) {
        Decimal rest = step.state().recalled(account.account());
        Decimal smallestShare = step.state().promised().isEmpty()
                ? receivers(step, account.engine()).values().stream()
                        .min(Comparator.naturalOrder())
                        .orElse(Decimal.ZERO)
                : Decimal.ONE;
        if (rest.isPositive()
                && rest.times(smallestShare).isBelow(step.parameters().minTransfer())) {
            step.released(account.account(), rest);
            step.assign(account, rest, atMs);
        }
    }

    /** The shares of an excess of this engine; empty when nobody else is there. */
    private static SortedMap<EngineId, Decimal> receivers(OrchestrationStep step, EngineId source) {
        var shares = new TreeMap<EngineId, Decimal>();
        step.parameters().excessShares().forEach((engine, share) -> {
            if (engine != source && !step.parameters().accountsOf(engine).isEmpty()) {
                shares.put(engine, share);
            }
        });
        Decimal sum = shares.values().stream().reduce(Decimal.ZERO, Decimal::plus);
        shares.replaceAll((engine, share) -> share.dividedBy(sum, DECIMALS, RoundingMode.DOWN));
        return shares;
    }
}
