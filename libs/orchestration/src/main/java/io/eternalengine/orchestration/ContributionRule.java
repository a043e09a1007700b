package io.eternalengine.orchestration;

import io.eternalengine.domain.model.Decimal;
import java.util.Comparator;
import java.util.List;

/** A deposit fills the most underweight account up to its target first, then the next; what no target asks for stays. */
final class ContributionRule {
    private record Gap(EngineAccount account, Decimal missing) {}

    private ContributionRule() {}

    static void on(OrchestrationStep step, OrchestratorInput.Deposited deposit) {
        if (step.state().knowsDeposit(deposit.depositId())) {
            return;
        }
        step.state().remember(deposit.depositId());
        step.state().addToTotal(deposit.amount());
        Decimal left = deposit.amount();
        for (Gap gap : gaps(step, deposit)) {
            Decimal amount =
                    gap.missing().min(left).floorToStep(step.parameters().transferStep());
            if (amount.isAtLeast(step.parameters().minTransfer())) {
                step.order(
                        step.parameters().masterAccount(),
                        gap.account().account(),
                        amount,
                        TransferPurpose.CONTRIBUTION,
                        deposit.atMs());
                left = left.minus(amount);
            }
        }
    }

    /** The largest first. */
    private static List<Gap> gaps(OrchestrationStep step, OrchestratorInput.Deposited deposit) {
        Decimal total =
                deposit.figures().values().stream().map(AccountFigures::equity).reduce(deposit.amount(), Decimal::plus);
        return step.parameters().accounts().stream()
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
