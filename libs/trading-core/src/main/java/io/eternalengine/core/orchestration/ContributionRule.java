package io.eternalengine.core.orchestration;

import io.eternalengine.core.model.Decimal;
import java.util.Comparator;
import java.util.List;

/** A deposit fills the most underweight account up to its target first, then the next; what no target asks for stays. */
final class ContributionRule {
    private record Gap(EngineAccount account, Decimal missing) {}

    private ContributionRule() {}

    static void hear(OrchestrationCourse course, OrchestratorInput.Deposited deposit) {
        if (course.knowsDeposit(deposit.depositId())) {
            return;
        }
        course.remember(deposit.depositId());
        course.totalCapital = course.totalCapital.plus(deposit.amount());
        Decimal left = deposit.amount();
        for (Gap gap : gaps(course, deposit)) {
            Decimal amount = gap.missing().min(left).floorToStep(course.parameters.transferStep());
            if (amount.isAtLeast(course.parameters.minTransfer())) {
                course.order(
                        course.parameters.masterAccount(),
                        gap.account().account(),
                        amount,
                        TransferPurpose.CONTRIBUTION,
                        deposit.atMs());
                left = left.minus(amount);
            }
        }
    }

    /** The largest first. */
    private static List<Gap> gaps(OrchestrationCourse course, OrchestratorInput.Deposited deposit) {
        Decimal total =
                deposit.figures().values().stream().map(AccountFigures::equity).reduce(deposit.amount(), Decimal::plus);
        return course.parameters.accounts().stream()
                .map(account -> {
                    Decimal equity = deposit.figures()
                            .getOrDefault(account.account(), AccountFigures.NOTHING)
                            .equity();
                    return new Gap(account, total.times(account.target()).minus(equity));
                })
                .filter(gap -> gap.missing().isPositive())
                .sorted(Comparator.comparing(Gap::missing).reversed())
                .toList();
    }
}
