package io.eternalengine.core.orchestration;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;

/**
 * Profits passed on: half of what FUNDING receives goes to TACTICAL, and what TACTICAL sells goes to CORE-HODL. The engines
 * tell growing totals, and the difference to what was moved is moved: hearing a total twice moves nothing. The sources had
 * taken it out of their capital already.
 */
final class ProfitRule {
    private ProfitRule() {}

    static void hear(OrchestrationCourse course, OrchestratorInput.ProfitSetAside profit) {
        Decimal amount = movable(course, profit.total().minus(course.profitMoved));
        if (pass(course, EngineId.FUNDING, EngineId.TACTICAL, amount, TransferPurpose.FUNDING_PROFIT, profit.atMs())) {
            course.profitMoved = course.profitMoved.plus(amount);
        }
    }

    static void hear(OrchestrationCourse course, OrchestratorInput.ProceedsSetAside proceeds) {
        Decimal amount = movable(course, proceeds.total().minus(course.proceedsMoved));
        if (pass(
                course,
                EngineId.TACTICAL,
                EngineId.CORE_HODL,
                amount,
                TransferPurpose.TACTICAL_PROCEEDS,
                proceeds.atMs())) {
            course.proceedsMoved = course.proceedsMoved.plus(amount);
        }
    }

    private static Decimal movable(OrchestrationCourse course, Decimal amount) {
        return amount.max(Decimal.ZERO).floorToStep(course.parameters.transferStep());
    }

    private static boolean pass(
            OrchestrationCourse course,
            EngineId from,
            EngineId to,
            Decimal amount,
            TransferPurpose purpose,
            long atMs) {
        var sources = course.parameters.accountsOf(from);
        var receivers = course.parameters.accountsOf(to);
        if (sources.isEmpty() || receivers.isEmpty() || amount.isBelow(course.parameters.minTransfer())) {
            return false;
        }
        course.order(sources.getFirst().account(), receivers.getFirst().account(), amount, purpose, atMs);
        return true;
    }
}
