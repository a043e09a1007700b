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
 * When an engine's weight is further above its target than the limit, the excess goes to the others: one half to CORE-HODL,
 * three tenths to FUNDING, two tenths to TACTICAL, and in these proportions among those that are left when one of them is the
 * source. Only cash that is free moves: nothing is sold for it, and what is not free now moves at a later review. One
 * rebalancing runs at a time.
 */
final class RebalancingRule {
    private static final int DECIMALS = 18;

    private record Source(EngineAccount account, Decimal available) {}

    private RebalancingRule() {}

    static void review(OrchestrationCourse course, OrchestratorInput.Reviewed review) {
        boolean busy = course.underWay.values().stream()
                .anyMatch(transfer -> transfer.purpose() == TransferPurpose.REBALANCING);
        if (busy || !review.calm()) {
            return;
        }
        Decimal total =
                review.figures().values().stream().map(AccountFigures::equity).reduce(Decimal.ZERO, Decimal::plus);
        mostOverweight(course, review, total).ifPresent(engine -> spread(course, review, engine, total));
    }

    private static Optional<EngineId> mostOverweight(
            OrchestrationCourse course, OrchestratorInput.Reviewed review, Decimal total) {
        Decimal limit = course.parameters.driftLimit().times(total);
        return course.parameters.accounts().stream()
                .map(EngineAccount::engine)
                .distinct()
                .filter(engine -> excess(course, review, engine, total).isAbove(limit))
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

    private static void spread(
            OrchestrationCourse course, OrchestratorInput.Reviewed review, EngineId engine, Decimal total) {
        SortedMap<EngineId, Decimal> shares = receivers(course, engine);
        Decimal excess = excess(course, review, engine, total);
        for (Source source : sources(course, review, engine)) {
            Decimal leaving = source.available().min(excess);
            Decimal left = Decimal.ZERO;
            for (Map.Entry<EngineId, Decimal> share : shares.entrySet()) {
                EngineAccount to = course.parameters.accountsOf(share.getKey()).getFirst();
                Decimal amount = leaving.times(share.getValue()).floorToStep(course.parameters.transferStep());
                if (amount.isAtLeast(course.parameters.minTransfer())) {
                    course.order(
                            source.account().account(),
                            to.account(),
                            amount,
                            TransferPurpose.REBALANCING,
                            review.atMs());
                    left = left.plus(amount);
                }
            }
            if (left.isPositive()) {
                // The engine must not spend what is about to leave.
                course.assign(source.account(), left.negated(), review.atMs());
                excess = excess.minus(left);
            }
        }
    }

    /** The accounts of the engine by what they can give, the one that can give most first. */
    private static List<Source> sources(
            OrchestrationCourse course, OrchestratorInput.Reviewed review, EngineId engine) {
        return course.parameters.accountsOf(engine).stream()
                .map(account -> new Source(
                        account,
                        figures(review, account)
                                .freeCash()
                                .min(course.capital
                                        .getOrDefault(account.account(), Decimal.ZERO)
                                        .minus(course.parameters.minTransfer()))))
                .filter(source -> source.available().isPositive())
                .sorted(Comparator.comparing(Source::available).reversed())
                .toList();
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
