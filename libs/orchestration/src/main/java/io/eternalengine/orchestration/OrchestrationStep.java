package io.eternalengine.orchestration;

import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.SerialNumber;
import java.util.ArrayList;
import java.util.List;

/** One run through the rules on one input: the state as it is, and what was ordered. */
final class OrchestrationStep {
    private static final int DIGITS = 8;

    private final OrchestrationParameters parameters;
    private final OrchestratorState state;
    private final List<OrchestratorOutput> outputs = new ArrayList<>();

    OrchestrationStep(OrchestrationParameters parameters, OrchestratorState state) {
        this.parameters = parameters;
        this.state = state;
    }

    OrchestrationParameters parameters() {
        return parameters;
    }

    OrchestratorState state() {
        return state;
    }

    /** Orders a transfer; it stays under way until it is settled. */
    void order(String from, String to, Decimal amount, TransferPurpose purpose, long atMs) {
        String id = "transfer-" + SerialNumber.padded(state.nextTransfer(), DIGITS);
        var transfer = new Transfer(id, from, to, amount, purpose, atMs);
        state.begin(transfer);
        outputs.add(new OrchestratorOutput.TransferOrdered(transfer));
    }

    /** Changes what an engine's account works with, and publishes it. */
    void assign(EngineAccount account, Decimal change, long atMs) {
        Decimal assigned = state.capital(account.account()).plus(change);
        state.capital(account.account(), assigned);
        outputs.add(new OrchestratorOutput.CapitalAssigned(new CapitalAllocation(
                account.account() + "-" + SerialNumber.padded(state.nextAllocation(), DIGITS),
                account.engine(),
                account.account(),
                state.totalCapital(),
                assigned,
                atMs)));
    }

    /** Takes capital from an engine at once; it leaves the account as its cash allows. */
    void recall(EngineAccount account, Decimal amount, long atMs) {
        String name = account.account();
        state.recalled(name, state.recalled(name).plus(amount));
        assign(account, amount.negated(), atMs);
    }

    /** An account is to get so much of what is recalled; what is too little to be moved is not promised. */
    void promise(String account, Decimal amount) {
        if (amount.isAtLeast(parameters.minTransfer())) {
            state.promised().put(account, amount);
        } else {
            state.promised().remove(account);
        }
    }

    /** Part of what was recalled is on its way. */
    void released(String account, Decimal amount) {
        state.recalled(account, state.recalled(account).minus(amount));
    }

    List<OrchestratorOutput> outputs() {
        return List.copyOf(outputs);
    }
}
