package io.eternalengine.core.orchestration;

import io.eternalengine.core.model.Decimal;
import java.util.List;

/** Orchestration as a state machine: hears deposits, weights and profits; orders transfers and assigns capital. */
public final class Orchestrator {
    /** A state and the orders that led to it. */
    public record Outcome(OrchestratorState state, List<OrchestratorOutput> outputs) {}

    private final OrchestrationParameters parameters;

    public Orchestrator(OrchestrationParameters parameters) {
        this.parameters = parameters;
    }

    public Outcome decide(OrchestratorState state, OrchestratorInput input) {
        var course = new OrchestrationCourse(parameters, state);
        switch (input) {
            case OrchestratorInput.Deposited deposited -> ContributionRule.hear(course, deposited);
            case OrchestratorInput.Reviewed reviewed -> RebalancingRule.review(course, reviewed);
            case OrchestratorInput.ProfitSetAside profit -> ProfitRule.hear(course, profit);
            case OrchestratorInput.ProceedsSetAside proceeds -> ProfitRule.hear(course, proceeds);
            case OrchestratorInput.TransferSettled settled -> settle(course, settled);
            case OrchestratorInput.TransferFailed failed -> fail(course, failed);
        }
        return new Outcome(course.state(), course.outputs());
    }

    public byte[] encode(OrchestratorState state) {
        return state.encode();
    }

    public OrchestratorState decode(byte[] bytes) {
        return OrchestratorState.decode(bytes);
    }

    /** The receiver may work with the money now. */
    private static void settle(OrchestrationCourse course, OrchestratorInput.TransferSettled settled) {
        Transfer transfer = course.ended(settled.transferId());
        if (transfer == null) {
            return;
        }
        switch (transfer.purpose()) {
            case FUNDING_PROFIT, TACTICAL_PROCEEDS -> course.totalCapital = course.totalCapital.plus(transfer.amount());
            case CONTRIBUTION, REBALANCING -> {}
        }
        change(course, transfer.toAccount(), transfer.amount(), settled.atMs());
    }

    /** Nothing moved: the source has what it had, and a profit is owed again. */
    private static void fail(OrchestrationCourse course, OrchestratorInput.TransferFailed failed) {
        Transfer transfer = course.ended(failed.transferId());
        if (transfer == null) {
            return;
        }
        switch (transfer.purpose()) {
            case FUNDING_PROFIT -> course.profitMoved = course.profitMoved.minus(transfer.amount());
            case TACTICAL_PROCEEDS -> course.proceedsMoved = course.proceedsMoved.minus(transfer.amount());
            case REBALANCING -> change(course, transfer.fromAccount(), transfer.amount(), failed.atMs());
            case CONTRIBUTION -> {}
        }
    }

    private static void change(OrchestrationCourse course, String name, Decimal amount, long atMs) {
        for (EngineAccount account : course.parameters.accounts()) {
            if (account.account().equals(name)) {
                course.assign(account, amount, atMs);
            }
        }
    }
}
