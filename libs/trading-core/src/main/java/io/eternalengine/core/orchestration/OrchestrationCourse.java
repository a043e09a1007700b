package io.eternalengine.core.orchestration;

import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.SerialNumber;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.RecentList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of orchestration over one input: the state as it changes, and what was ordered. */
final class OrchestrationCourse {
    private static final int DEPOSITS_KEPT = 1_000;

    final OrchestrationParameters parameters;
    FrozenMap<String, Decimal> capital;
    FrozenMap<String, Decimal> recalled;
    FrozenMap<String, Decimal> promised;
    FrozenMap<String, Transfer> underWay;
    Decimal totalCapital;
    Decimal profitMoved;
    Decimal proceedsMoved;
    private long transfers;
    private long allocations;
    private RecentList<String> deposits;
    private List<OrchestratorOutput> outputs = List.of();

    OrchestrationCourse(OrchestrationParameters parameters, OrchestratorState state) {
        this.parameters = parameters;
        capital = state.capital();
        recalled = state.recalled();
        promised = state.promised();
        underWay = state.underWay();
        totalCapital = state.totalCapital();
        profitMoved = state.profitMoved();
        proceedsMoved = state.proceedsMoved();
        transfers = state.transfers();
        allocations = state.allocations();
        deposits = state.deposits();
    }

    boolean knowsDeposit(String depositId) {
        return deposits.contains(depositId);
    }

    void remember(String depositId) {
        deposits = deposits.with(depositId, DEPOSITS_KEPT);
    }

    /** Orders a transfer; it stays under way until it is settled. */
    void order(String from, String to, Decimal amount, TransferPurpose purpose, long atMs) {
        transfers++;
        String id = "transfer-" + SerialNumber.padded(transfers, 8);
        var transfer = new Transfer(id, from, to, amount, purpose, atMs);
        underWay = underWay.with(id, transfer);
        answer(new OrchestratorOutput.TransferOrdered(transfer));
    }

    /** A transfer has ended, well or badly; null when none of this id was under way. */
    @Nullable
    Transfer ended(String transferId) {
        Transfer transfer = underWay.get(transferId);
        underWay = underWay.without(transferId);
        return transfer;
    }

    private void answer(OrchestratorOutput output) {
        outputs = outputs.isEmpty() ? new ArrayList<>() : outputs;
        outputs.add(output);
    }

    /** Changes what an engine's account works with, and tells it. */
    void assign(EngineAccount account, Decimal change, long atMs) {
        Decimal assigned = capital.getOrDefault(account.account(), Decimal.ZERO).plus(change);
        capital = capital.with(account.account(), assigned);
        allocations++;
        answer(new OrchestratorOutput.CapitalAssigned(new CapitalAllocation(
                account.account() + "-" + SerialNumber.padded(allocations, 8),
                account.engine(),
                account.account(),
                totalCapital,
                assigned,
                atMs)));
    }

    /** Takes capital from an engine at once; it leaves the account as its cash allows. */
    void recall(EngineAccount account, Decimal amount, long atMs) {
        Decimal before = recalled.getOrDefault(account.account(), Decimal.ZERO);
        recalled = recalled.with(account.account(), before.plus(amount));
        assign(account, amount.negated(), atMs);
    }

    /** An account is to get so much of what is recalled; what is too little to be moved is not promised. */
    void promise(String account, Decimal amount) {
        if (amount.isAtLeast(parameters.minTransfer())) {
            promised = promised.with(account, amount);
        } else {
            promised = promised.without(account);
        }
    }

    /** Part of what was recalled is on its way. */
    void released(String account, Decimal amount) {
        Decimal left = recalled.getOrDefault(account, Decimal.ZERO).minus(amount);
        if (left.isPositive()) {
            recalled = recalled.with(account, left);
        } else {
            recalled = recalled.without(account);
        }
    }

    List<OrchestratorOutput> outputs() {
        return List.copyOf(outputs);
    }

    OrchestratorState state() {
        return new OrchestratorState(
                totalCapital,
                capital,
                recalled,
                promised,
                profitMoved,
                proceedsMoved,
                underWay,
                transfers,
                allocations,
                deposits);
    }
}
