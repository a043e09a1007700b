package io.eternalengine.backtester.run;

import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.orchestration.AccountFigures;
import io.eternalengine.orchestration.EngineAccount;
import io.eternalengine.orchestration.OrchestrationParameters;
import io.eternalengine.orchestration.Orchestrator;
import io.eternalengine.orchestration.OrchestratorInput;
import io.eternalengine.orchestration.OrchestratorOutput;
import io.eternalengine.orchestration.Transfer;
import io.eternalengine.risk.BreakerLevel;
import io.eternalengine.risk.RiskEngine;
import io.eternalengine.risk.RiskReport;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Orchestration over history: a transfer is carried out at the moment at which it is ordered, or refused. */
final class CapitalTransfers {
    static final String MASTER = "MASTER";

    /** Moves money and gives it to engines as inputs. */
    interface Bank {
        /** Whether the source had the money. */
        boolean transfer(Transfer transfer);

        void assign(CapitalAllocation allocation);
    }

    private final List<EngineSeat> seats;
    private final CapitalFigures figures;
    private final Bank bank;
    private final Orchestrator orchestrator;
    /** What each engine had set aside at its last input. */
    private final Decimal[] setAside;

    CapitalTransfers(List<EngineSeat> seats, CapitalFigures figures, Bank bank) {
        this.seats = seats;
        this.figures = figures;
        this.bank = bank;
        setAside = new Decimal[seats.size()];
        Arrays.fill(setAside, Decimal.ZERO);
        orchestrator = new Orchestrator(OrchestrationParameters.of(seats.stream()
                .map(seat -> new EngineAccount(seat.account(), seat.engine().id(), seat.capitalShare()))
                .toList()));
    }

    /** Money came into the master account. */
    void deposited(String depositId, Decimal amount, RiskEngine risk, long atMs) {
        apply(new OrchestratorInput.Deposited(depositId, amount, ofEngines(risk), atMs));
    }

    /** The end of a day: weights are looked at. */
    void review(RiskEngine risk, long atMs) {
        SortedMap<String, AccountFigures> all = ofEngines(risk);
        all.put(MASTER, figures.of(MASTER, Decimal.ZERO, risk));
        RiskReport report = risk.report();
        boolean calm = !report.breakerLevel().isAtLeast(BreakerLevel.WARNING)
                && report.restartSize().isAtLeast(Decimal.ONE);
        apply(new OrchestratorInput.Reviewed(all, calm, atMs));
    }

    /** An engine may have set aside something more for another one. */
    void collectSetAside(int seat, long atMs) {
        Decimal total = seats.get(seat).engine().setAside();
        if (total.equals(setAside[seat])) {
            return;
        }
        setAside[seat] = total;
        switch (seats.get(seat).engine().id()) {
            case FUNDING -> apply(new OrchestratorInput.ProfitSetAside(total, atMs));
            case TACTICAL -> apply(new OrchestratorInput.ProceedsSetAside(total, atMs));
            case CORE_HODL, TREND -> {}
        }
    }

    void restart() {
        orchestrator.restore(orchestrator.snapshot());
    }

    String stateHash() {
        return HexFormat.of().formatHex(StateHash.of(orchestrator.snapshot()));
    }

    private void apply(OrchestratorInput input) {
        for (OrchestratorOutput output : orchestrator.on(input)) {
            switch (output) {
                case OrchestratorOutput.TransferOrdered ordered -> carryOut(ordered.transfer());
                case OrchestratorOutput.CapitalAssigned assigned -> bank.assign(assigned.allocation());
            }
        }
    }

    private void carryOut(Transfer transfer) {
        if (bank.transfer(transfer)) {
            apply(new OrchestratorInput.TransferSettled(transfer.transferId(), transfer.atMs()));
        } else {
            apply(new OrchestratorInput.TransferFailed(transfer.transferId(), transfer.atMs()));
        }
    }

    private SortedMap<String, AccountFigures> ofEngines(RiskEngine risk) {
        SortedMap<String, AccountFigures> all = new TreeMap<>();
        for (int i = 0; i < setAside.length; i++) {
            EngineSeat seat = seats.get(i);
            Decimal foreign = switch (seat.engine().id()) {
                case FUNDING -> setAside[i].minus(orchestrator.profitMoved());
                case TACTICAL -> setAside[i].minus(orchestrator.proceedsMoved());
                case CORE_HODL, TREND -> Decimal.ZERO;
            };
            all.put(seat.account(), figures.of(seat.account(), foreign, risk));
        }
        return all;
    }
}
