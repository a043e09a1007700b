package io.eternalengine.orchestration;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;

/**
 * Profits passed on: half of what FUNDING receives goes to TACTICAL, and what TACTICAL sells goes to CORE-HODL. The engines
 * publish growing totals, and the difference to what was moved is moved: a total applied twice moves nothing. The sources had
 * taken it out of their capital already.
 */
final class ProfitRule {
    private ProfitRule() {}

    static void on(OrchestrationStep step, OrchestratorInput.ProfitSetAside profit) {
        Decimal amount = movable(step, profit.total().minus(step.state().profitMoved()));
        if (pass(step, EngineId.FUNDING, EngineId.TACTICAL, amount, TransferPurpose.FUNDING_PROFIT, profit.atMs())) {
            step.state().moveProfit(amount);
        }
    }

    static void on(OrchestrationStep step, OrchestratorInput.ProceedsSetAside proceeds) {
        Decimal amount = movable(step, proceeds.total().minus(step.state().proceedsMoved()));
        if (pass(
                step,
                EngineId.TACTICAL,
                EngineId.CORE_HODL,
                amount,
                TransferPurpose.TACTICAL_PROCEEDS,
                proceeds.atMs())) {
            step.state().moveProceeds(amount);
        }
    }

    private static Decimal movable(OrchestrationStep step, Decimal amount) {
        return amount.max(Decimal.ZERO).floorToStep(step.parameters().transferStep());
    }

    private static boolean pass(
            OrchestrationStep step, EngineId from, EngineId to, Decimal amount, TransferPurpose purpose, long atMs) {
        var sources = step.parameters().accountsOf(from);
        var receivers = step.parameters().accountsOf(to);
        if (sources.isEmpty()
                || receivers.isEmpty()
                || amount.isBelow(step.parameters().minTransfer())) {
            return false;
        }
        step.order(sources.getFirst().account(), receivers.getFirst().account(), amount, purpose, atMs);
        return true;
    }
}
