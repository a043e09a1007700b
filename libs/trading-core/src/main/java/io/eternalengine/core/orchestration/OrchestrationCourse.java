package io.eternalengine.core.orchestration;

import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.SerialNumber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One run of orchestration over one input: the state as it changes, and what was ordered. */
final class OrchestrationCourse {
    private static final int DEPOSITS_KEPT = 1_000;

    final OrchestrationParameters parameters;
    final SortedMap<String, Decimal> capital;
    final SortedMap<String, Decimal> recalled;
    final SortedMap<String, Decimal> promised;
    final SortedMap<String, Transfer> underWay;
    Decimal totalCapital;
    Decimal profitMoved;
    Decimal proceedsMoved;
    private long transfers;
    private long allocations;
    private final Deque<String> deposits;
    private final List<OrchestratorOutput> outputs = new ArrayList<>();

    OrchestrationCourse(OrchestrationParameters parameters, OrchestratorState state) {
        this.parameters = parameters;
        capital = new TreeMap<>(state.capital());
        recalled = new TreeMap<>(state.recalled());
        promised = new TreeMap<>(state.promised());
        underWay = new TreeMap<>(state.underWay());
        totalCapital = state.totalCapital();
        profitMoved = state.profitMoved();
        proceedsMoved = state.proceedsMoved();
        transfers = state.transfers();
        allocations = state.allocations();
        deposits = new ArrayDeque<>(state.deposits());
    }

    boolean knowsDeposit(String depositId) {
        return deposits.contains(depositId);
    }

    void remember(String depositId) {
        deposits.addLast(depositId);
        if (deposits.size() > DEPOSITS_KEPT) {
            deposits.removeFirst();
        }
    }

    /** Orders a transfer; it stays under way until it is settled. */
    void order(String from, String to, Decimal amount, TransferPurpose purpose, long atMs) {
        transfers++;
        String id = "transfer-" + SerialNumber.padded(transfers, 8);
        var transfer = new Transfer(id, from, to, amount, purpose, atMs);
        underWay.put(id, transfer);
        outputs.add(new OrchestratorOutput.TransferOrdered(transfer));
    }

    /** Changes what an engine's account works with, and tells it. */
    void assign(EngineAccount account, Decimal change, long atMs) {
        Decimal assigned = capital.getOrDefault(account.account(), Decimal.ZERO).plus(change);
        capital.put(account.account(), assigned);
        allocations++;
        outputs.add(new OrchestratorOutput.CapitalAssigned(new CapitalAllocation(
                account.account() + "-" + SerialNumber.padded(allocations, 8),
                account.engine(),
                account.account(),
                totalCapital,
                assigned,
                atMs)));
    }

    /** Takes capital from an engine at once; it leaves the account as its cash allows. */
    void recall(EngineAccount account, Decimal amount, long atMs) {
        recalled.merge(account.account(), amount, Decimal::plus);
        assign(account, amount.negated(), atMs);
    }

    /** An account is to get so much of what is recalled; what is too little to be moved is not promised. */
    void promise(String account, Decimal amount) {
        if (amount.isAtLeast(parameters.minTransfer())) {
            promised.put(account, amount);
        } else {
            promised.remove(account);
        }
    }

    /** Part of what was recalled is on its way. */
    void released(String account, Decimal amount) {
        Decimal left = recalled.getOrDefault(account, Decimal.ZERO).minus(amount);
        if (left.isPositive()) {
            recalled.put(account, left);
        } else {
            recalled.remove(account);
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
                List.copyOf(deposits));
    }
}
