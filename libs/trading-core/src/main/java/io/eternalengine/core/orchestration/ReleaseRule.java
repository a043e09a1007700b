package io.eternalengine.core.orchestration;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.state.FrozenMap;
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

    static boolean hasReceivers(OrchestrationCourse course, EngineId source) {
        return !receivers(course, source).isEmpty();
    }

    static void review(OrchestrationCourse course, OrchestratorInput.Reviewed review) {
        if (!course.promised.isEmpty()) {
            takeBackWhatIsNotNeeded(course, new EngineWeights(course.parameters, review.figures()));
        }
        for (EngineAccount account : course.parameters.accounts()) {
            if (course.recalled.containsKey(account.account())) {
                release(course, review, account);
            }
        }
        if (course.recalled.isEmpty()) {
            course.promised = FrozenMap.empty();
        }
    }

    /** Deposits and prices may have filled an account meanwhile: nobody is filled beyond its target. */
    private static void takeBackWhatIsNotNeeded(OrchestrationCourse course, EngineWeights weights) {
        for (EngineAccount account : course.parameters.accounts()) {
            Decimal promise = course.promised.get(account.account());
            if (promise != null) {
                course.promise(account.account(), promise.min(weights.missing(account)));
            }
        }
    }

    /** What is too little for every receiver waits for more, or is let go. */
    private static void release(OrchestrationCourse course, OrchestratorInput.Reviewed review, EngineAccount account) {
        Decimal owed = course.recalled.getOrDefault(account.account(), Decimal.ZERO);
        Decimal leaving = review.figures()
                .getOrDefault(account.account(), AccountFigures.NOTHING)
                .freeCash()
                .min(owed);
        Decimal kept = keepPromises(course, account, leaving, review.atMs());
        Decimal shared =
                course.promised.isEmpty() ? share(course, account, leaving.minus(kept), review.atMs()) : Decimal.ZERO;
        course.released(account.account(), kept.plus(shared));
        forgiveTheRest(course, account, review.atMs());
    }

    private static Decimal keepPromises(OrchestrationCourse course, EngineAccount from, Decimal available, long atMs) {
        Decimal left = available;
        for (Map.Entry<String, Decimal> promise : largestFirst(course.promised)) {
            Decimal amount = promise.getValue().min(left).floorToStep(course.parameters.transferStep());
            if (amount.isAtLeast(course.parameters.minTransfer())) {
                course.order(from.account(), promise.getKey(), amount, TransferPurpose.REBALANCING, atMs);
                course.promise(promise.getKey(), promise.getValue().minus(amount));
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

    private static Decimal share(OrchestrationCourse course, EngineAccount from, Decimal available, long atMs) {
        Decimal left = Decimal.ZERO;
        for (Map.Entry<EngineId, Decimal> share :
                receivers(course, from.engine()).entrySet()) {
            EngineAccount to = course.parameters.accountsOf(share.getKey()).getFirst();
            Decimal amount = available.times(share.getValue()).floorToStep(course.parameters.transferStep());
            if (amount.isAtLeast(course.parameters.minTransfer())) {
                course.order(from.account(), to.account(), amount, TransferPurpose.REBALANCING, atMs);
                left = left.plus(amount);
            }
        }
        return left;
    }

    /** A rest that is too small to be promised or shared out stays with its engine. */
    private static void forgiveTheRest(OrchestrationCourse course, EngineAccount account, long atMs) {
        Decimal rest = course.recalled.getOrDefault(account.account(), Decimal.ZERO);
        Decimal smallestShare = course.promised.isEmpty()
                ? receivers(course, account.engine()).values().stream()
                        .min(Comparator.naturalOrder())
                        .orElse(Decimal.ZERO)
                : Decimal.ONE;
        if (rest.isPositive() && rest.times(smallestShare).isBelow(course.parameters.minTransfer())) {
            course.released(account.account(), rest);
            course.assign(account, rest, atMs);
        }
    }

    /** The shares of an excess of this engine; empty when nobody else is there. */
    private static SortedMap<EngineId, Decimal> receivers(OrchestrationCourse course, EngineId source) {
        var shares = new TreeMap<EngineId, Decimal>();
        course.parameters.excessShares().forEach((engine, share) -> {
            if (engine != source && !course.parameters.accountsOf(engine).isEmpty()) {
                shares.put(engine, share);
            }
        });
        Decimal sum = shares.values().stream().reduce(Decimal.ZERO, Decimal::plus);
        shares.replaceAll((engine, share) -> share.dividedBy(sum, DECIMALS, RoundingMode.DOWN));
        return shares;
    }
}
