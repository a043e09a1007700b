package io.eternalengine.backtester.run;

import io.eternalengine.core.engine.Decision;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.orchestration.AccountFigures;
import io.eternalengine.core.orchestration.EngineAccount;
import io.eternalengine.core.orchestration.OrchestrationParameters;
import io.eternalengine.core.orchestration.Orchestrator;
import io.eternalengine.core.orchestration.OrchestratorInput;
import io.eternalengine.core.orchestration.OrchestratorOutput;
import io.eternalengine.core.orchestration.OrchestratorState;
import io.eternalengine.core.orchestration.Transfer;
import io.eternalengine.core.risk.RiskState;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Orchestration over history: a transfer is carried out at the moment at which it is ordered, or refused. */
final class CapitalDesk {
    static final String MASTER = "MASTER";

    /** Moves money and tells engines. */
    interface Bank {
        /** Whether the source had the money. */
        boolean transfer(Transfer transfer);

        void assign(CapitalAllocation allocation);
    }

    private static final int WARNING_LEVEL = 2;

    private final List<EngineSeat<?>> seats;
    private final CapitalFigures figures;
    private final Bank bank;
    private final Orchestrator orchestrator;
    private final List<Transfer> settled = new ArrayList<>();
    private OrchestratorState state = OrchestratorState.initial();
    private Decimal profitTotal = Decimal.ZERO;
    private Decimal proceedsTotal = Decimal.ZERO;

    CapitalDesk(List<EngineSeat<?>> seats, CapitalFigures figures, Bank bank) {
        this.seats = seats;
        this.figures = figures;
        this.bank = bank;
        orchestrator = new Orchestrator(OrchestrationParameters.of(seats.stream()
                .map(seat -> new EngineAccount(seat.account(), seat.engine().id(), seat.capitalShare()))
                .toList()));
    }

    /** Money came into the master account. */
    void deposited(String depositId, Decimal amount, RiskState risk, long atMs) {
        hear(new OrchestratorInput.Deposited(depositId, amount, ofEngines(risk), atMs));
    }

    /** The end of a day: weights are looked at. */
    void review(RiskState risk, long atMs) {
        SortedMap<String, AccountFigures> all = ofEngines(risk);
        all.put(MASTER, figures.of(MASTER, Decimal.ZERO, risk));
        boolean calm = risk.breaker().level() < WARNING_LEVEL
                && risk.surveillance().restart().size().isAtLeast(Decimal.ONE);
        hear(new OrchestratorInput.Reviewed(all, calm, atMs));
    }

    /** Engines tell in their decisions what they set aside for others. */
    void listen(EngineId engine, Decision decision, long atMs) {
        boolean mayTell = engine == EngineId.FUNDING || engine == EngineId.TACTICAL;
        if (!mayTell || decision.values().isEmpty()) {
            return;
        }
        String profit = decision.values().get("profitForTacticalTotal");
        if (engine == EngineId.FUNDING && profit != null) {
            profitTotal = Decimal.of(profit);
            hear(new OrchestratorInput.ProfitSetAside(profitTotal, atMs));
        }
        String proceeds = decision.values().get("proceedsForCoreTotal");
        if (engine == EngineId.TACTICAL && proceeds != null) {
            proceedsTotal = Decimal.of(proceeds);
            hear(new OrchestratorInput.ProceedsSetAside(proceedsTotal, atMs));
        }
    }

    void restart() {
        state = orchestrator.decode(orchestrator.encode(state));
    }

    String stateHash() {
        return java.util.HexFormat.of().formatHex(io.eternalengine.core.state.StateHash.of(orchestrator.encode(state)));
    }

    List<Transfer> settled() {
        return List.copyOf(settled);
    }

    private void hear(OrchestratorInput input) {
        Orchestrator.Outcome outcome = orchestrator.decide(state, input);
        state = outcome.state();
        for (OrchestratorOutput output : outcome.outputs()) {
            switch (output) {
                case OrchestratorOutput.TransferOrdered ordered -> carryOut(ordered.transfer());
                case OrchestratorOutput.CapitalAssigned assigned -> bank.assign(assigned.allocation());
            }
        }
    }

    private void carryOut(Transfer transfer) {
        if (bank.transfer(transfer)) {
            settled.add(transfer);
            hear(new OrchestratorInput.TransferSettled(transfer.transferId(), transfer.atMs()));
        } else {
            hear(new OrchestratorInput.TransferFailed(transfer.transferId(), transfer.atMs()));
        }
    }

    private SortedMap<String, AccountFigures> ofEngines(RiskState risk) {
        SortedMap<String, AccountFigures> all = new TreeMap<>();
        for (EngineSeat<?> seat : seats) {
            Decimal setAside = switch (seat.engine().id()) {
                case FUNDING -> profitTotal.minus(state.profitMoved());
                case TACTICAL -> proceedsTotal.minus(state.proceedsMoved());
                case CORE_HODL, TREND -> Decimal.ZERO;
            };
            all.put(seat.account(), figures.of(seat.account(), setAside, risk));
        }
        return all;
    }
}
