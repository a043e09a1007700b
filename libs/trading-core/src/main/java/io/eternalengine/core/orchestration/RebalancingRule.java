package io.eternalengine.core.orchestration;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When an engine's weight is further above its target than the limit, the excess is recalled from it and goes to the others:
 * one half to CORE-HODL, three tenths to FUNDING, two tenths to TACTICAL, and in these proportions among those that are left
 * when one of them is the source. CORE-HODL sells what it takes; the other engines only give the cash that is free, since
 * their positions end by themselves. What was recalled leaves as the account's cash allows, at this review and the next ones,
 * before weights are looked at again. One rebalancing runs at a time.
 */
final class RebalancingRule {
    private static final int DECIMALS = 18;

    private RebalancingRule() {}

    static void review(OrchestrationCourse course, OrchestratorInput.Reviewed review) {
        boolean busy = course.underWay.values().stream()
                .anyMatch(transfer -> transfer.purpose() == TransferPurpose.REBALANCING);
        if (busy || !review.calm()) {
            return;
        }
        if (course.recalled.isEmpty()) {
            Decimal total = review.figures().values().stream()
                    .map(AccountFigures::equity)
                    .reduce(Decimal.ZERO, Decimal::plus);
            mostOverweight(course, review, total)
                    .ifPresent(engine -> recall(course, review, engine, excess(course, review, engine, total)));
        }
        for (EngineAccount account : course.parameters.accounts()) {
            if (course.recalled.containsKey(account.account())) {
                release(course, review, account);
            }
        }
    }

    private static Optional<EngineId> mostOverweight(
            OrchestrationCourse course, OrchestratorInput.Reviewed review, Decimal total) {
        Decimal limit = course.parameters.driftLimit().times(total);
        return course.parameters.accounts().stream()
                .map(EngineAccount::engine)
                .distinct()
                .filter(engine -> excess(course, review, engine, total).isAbove(limit))
                .filter(engine -> !receivers(course, engine).isEmpty())
                .max(Comparator.comparing(engine -> excess(course, review, engine, total)));
    }

    /** Equity of an engine beyond its target. */
    private static Decimal excess(
            OrchestrationCourse course, OrchestratorInput.Reviewed review, EngineId engine, Decimal total) {
        Decimal excess = Decimal.ZERO;
        for (EngineAccount account : course.parameters.accountsOf(engine)) {
            excess = excess.plus(figures(review, account).equity()).minus(total.times(account.target()));
        }
        return excess;
    }

    private static void recall(
            OrchestrationCourse course, OrchestratorInput.Reviewed review, EngineId engine, Decimal excess) {
        Decimal left = excess;
        for (EngineAccount account : richestFirst(course, review, engine)) {
            Decimal available = engine == EngineId.CORE_HODL
                    ? left
                    : figures(review, account).freeCash();
            Decimal amount = available.min(left).floorToStep(course.parameters.transferStep());
            if (amount.isAtLeast(course.parameters.minTransfer())) {
                course.recall(account, amount, review.atMs());
                left = left.minus(amount);
            }
        }
    }

    private static List<EngineAccount> richestFirst(
            OrchestrationCourse course, OrchestratorInput.Reviewed review, EngineId engine) {
        return course.parameters.accountsOf(engine).stream()
                .sorted(Comparator.comparing((EngineAccount account) ->
                                figures(review, account).freeCash())
                        .reversed())
                .toList();
    }

    /** Sends what the account can give of what was recalled; too little for every receiver waits for more, or is let go. */
    private static void release(OrchestrationCourse course, OrchestratorInput.Reviewed review, EngineAccount account) {
        Decimal owed = course.recalled.getOrDefault(account.account(), Decimal.ZERO);
        Decimal leaving = figures(review, account).freeCash().min(owed);
        Decimal left = Decimal.ZERO;
        for (Map.Entry<EngineId, Decimal> share :
                receivers(course, account.engine()).entrySet()) {
            EngineAccount to = course.parameters.accountsOf(share.getKey()).getFirst();
            Decimal amount = leaving.times(share.getValue()).floorToStep(course.parameters.transferStep());
            if (amount.isAtLeast(course.parameters.minTransfer())) {
                course.order(account.account(), to.account(), amount, TransferPurpose.REBALANCING, review.atMs());
                left = left.plus(amount);
            }
        }
        course.released(account.account(), left);
        forgiveTheRest(course, account, review.atMs());
    }

    /** A rest that is too small to be shared out stays with its engine. */
    private static void forgiveTheRest(OrchestrationCourse course, EngineAccount account, long atMs) {
        Decimal rest = course.recalled.getOrDefault(account.account(), Decimal.ZERO);
        Decimal smallestShare = receivers(course, account.engine()).values().stream()
                .min(Comparator.naturalOrder())
                .orElse(Decimal.ZERO);
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

    private static AccountFigures figures(OrchestratorInput.Reviewed review, EngineAccount account) {
        return review.figures().getOrDefault(account.account(), AccountFigures.NOTHING);
    }
}
