package io.eternalengine.orchestration;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.parameters.ParameterValues;
import java.util.HexFormat;
import java.util.List;

/**
 * Orchestration as a machine: single-threaded, fed one input at a time. From deposits, weights and profits it orders transfers
 * and assigns capital. Its state changes in place and never leaves it; after an exception the machine is thrown away, and a
 * new one goes on from the last snapshot.
 */
public final class Orchestrator {
    private final OrchestrationParameters parameters;
    /** In hex. */
    private final String parametersHash;

    private OrchestratorState state = new OrchestratorState();

    public Orchestrator(OrchestrationParameters parameters) {
        this.parameters = parameters;
        parametersHash = HexFormat.of().formatHex(ParameterValues.of(parameters).hash());
    }

    /** Applies an input: what was ordered, in its order; empty when nothing was. */
    public List<OrchestratorOutput> on(OrchestratorInput input) {
        var step = new OrchestrationStep(parameters, state);
        switch (input) {
            case OrchestratorInput.Deposited deposited -> ContributionRule.on(step, deposited);
            case OrchestratorInput.Reviewed reviewed -> RebalancingRule.review(step, reviewed);
            case OrchestratorInput.ProfitSetAside profit -> ProfitRule.on(step, profit);
            case OrchestratorInput.ProceedsSetAside proceeds -> ProfitRule.on(step, proceeds);
            case OrchestratorInput.TransferSettled settled -> settle(step, settled);
            case OrchestratorInput.TransferFailed failed -> fail(step, failed);
        }
        return step.outputs();
    }

    /** The canonical bytes of all that orchestration knows, and the hash of the parameters that it works with. */
    public byte[] snapshot() {
        return snapshot(OrchestratorState.FORMATS.current());
    }

    /**
     * The same in the format asked for, so that the release before this one can go on from it.
     *
     * @throws IllegalArgumentException when orchestration does not write that format
     */
    public byte[] snapshot(int format) {
        return state.encode(format, parametersHash);
    }

    /** Goes on from what {@link #snapshot} gave, in either format; nothing applied before counts any more. */
    public void restore(byte[] snapshot) {
        state = OrchestratorState.decode(snapshot, parametersHash);
    }

    /** Whether the snapshot that orchestration goes on from was made with other parameters; also when it does not say. */
    public boolean parametersChanged() {
        return state.parametersChanged();
    }

    /** Capital that was taken from an account's engine and has not left the account yet, in USDT. */
    public Decimal recalled(String account) {
        return state.recalled(account);
    }

    /** What was moved of all that FUNDING ever set aside for TACTICAL, in USDT. */
    public Decimal profitMoved() {
        return state.profitMoved();
    }

    /** What was moved of all that TACTICAL ever set aside for CORE-HODL, in USDT. */
    public Decimal proceedsMoved() {
        return state.proceedsMoved();
    }

    OrchestratorState state() {
        return state;
    }

    /** The receiver may work with the money now. */
    private static void settle(OrchestrationStep step, OrchestratorInput.TransferSettled settled) {
        Transfer transfer = step.state().ended(settled.transferId());
        if (transfer == null) {
            return;
        }
        switch (transfer.purpose()) {
            case FUNDING_PROFIT, TACTICAL_PROCEEDS -> step.state().addToTotal(transfer.amount());
            case CONTRIBUTION, REBALANCING -> {}
        }
        change(step, transfer.toAccount(), transfer.amount(), settled.atMs());
    }

    /** Nothing moved: the source has what it had, and a profit is still to be moved. */
    private static void fail(OrchestrationStep step, OrchestratorInput.TransferFailed failed) {
        Transfer transfer = step.state().ended(failed.transferId());
        if (transfer == null) {
            return;
        }
        switch (transfer.purpose()) {
            case FUNDING_PROFIT -> step.state().moveProfit(transfer.amount().negated());
            case TACTICAL_PROCEEDS ->
                step.state().moveProceeds(transfer.amount().negated());
            case REBALANCING -> change(step, transfer.fromAccount(), transfer.amount(), failed.atMs());
            case CONTRIBUTION -> {}
        }
    }

    private static void change(OrchestrationStep step, String name, Decimal amount, long atMs) {
        for (EngineAccount account : step.parameters().accounts()) {
            if (account.account().equals(name)) {
                step.assign(account, amount, atMs);
            }
        }
    }
}
