package io.eternalengine.simulation;

import static io.eternalengine.domain.Markets.dec;

import io.eternalengine.domain.accounting.AccountLedger;
import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.orchestration.AccountFigures;
import io.eternalengine.orchestration.EngineAccount;
import io.eternalengine.orchestration.OrchestrationParameters;
import io.eternalengine.orchestration.Orchestrator;
import io.eternalengine.orchestration.OrchestratorInput;
import io.eternalengine.orchestration.OrchestratorOutput;
import io.eternalengine.orchestration.Transfer;
import io.eternalengine.orchestration.TransferPurpose;
import io.eternalengine.orchestration.TransferableCash;
import io.eternalengine.risk.BreakerLevel;
import io.eternalengine.risk.PendingOrder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** The real orchestrator, and a bank that carries its transfers out: late, and now and then not at all. */
final class Treasury {
    static final String MASTER = "MASTER";

    private static final Decimal CASH_KEPT = dec("0.05");
    private static final Decimal MAX_LEVERAGE = Decimal.of(2);

    private final World world;
    private final Random random;
    private final OrchestrationParameters parameters;
    private final Orchestrator orchestrator;
    private final List<Transfer> underWay = new ArrayList<>();
    private final List<Transfer> settled = new ArrayList<>();
    private Decimal profitTotal = Decimal.ZERO;
    private Decimal proceedsTotal = Decimal.ZERO;
    private long deposits;

    Treasury(World world, Random random, String driftLimit) {
        this.world = world;
        this.random = random;
        OrchestrationParameters rules = OrchestrationParameters.of(world.seats().stream()
                .map(seat -> new EngineAccount(seat.account(), seat.engine().id(), seat.target()))
                .toList());
        parameters = new OrchestrationParameters(
                rules.masterAccount(),
                rules.accounts(),
                dec(driftLimit),
                rules.excessShares(),
                rules.minTransfer(),
                rules.transferStep());
        orchestrator = new Orchestrator(parameters);
    }

    void deposit(Decimal amount) {
        deposits++;
        world.accounts().book(new LedgerEvent.Deposited(MASTER, "USDT", amount, amount, world.nowMs()));
        world.accounts().report(MASTER);
        apply(new OrchestratorInput.Deposited("deposit-" + deposits, amount, ofEngines(), world.nowMs()));
    }

    /** Someone takes out what no engine has. */
    void withdraw() {
        Decimal free = world.ledger()
                .account(MASTER)
                .cash()
                .minus(leaving(MASTER))
                .times(dec("0.5"))
                .floorToStep(dec("0.01"));
        if (free.isPositive()) {
            world.accounts().book(new LedgerEvent.Withdrawn(MASTER, "USDT", free, free, world.nowMs()));
            world.accounts().report(MASTER);
        }
    }

    /** Weights are looked at. */
    void review() {
        SortedMap<String, AccountFigures> all = ofEngines();
        all.put(MASTER, figures(MASTER, leaving(MASTER)));
        boolean calm = !world.risk().sight().report().breakerLevel().isAtLeast(BreakerLevel.WARNING);
        apply(new OrchestratorInput.Reviewed(all, calm, world.nowMs()));
    }

    /** Engines state in their decisions what they set aside for others. */
    void listen(EngineId engine, Decision decision, long atMs) {
        if (decision.values().isEmpty()) {
            return;
        }
        String profit = decision.values().get("profitForTacticalTotal");
        if (engine == EngineId.FUNDING && profit != null) {
            profitTotal = Decimal.of(profit);
            apply(new OrchestratorInput.ProfitSetAside(profitTotal, atMs));
        }
        String proceeds = decision.values().get("proceedsForCoreTotal");
        if (engine == EngineId.TACTICAL && proceeds != null) {
            proceedsTotal = Decimal.of(proceeds);
            apply(new OrchestratorInput.ProceedsSetAside(proceedsTotal, atMs));
        }
    }

    /** Transfers that are under way arrive, or fail. */
    void carryOut(boolean atOnce) {
        for (Transfer transfer : List.copyOf(underWay)) {
            if (atOnce || random.nextInt(3) > 0) {
                carryOut(transfer, !atOnce && random.nextInt(10) == 0);
            }
        }
    }

    private void carryOut(Transfer transfer, boolean refused) {
        underWay.remove(transfer);
        if (refused || world.ledger().account(transfer.fromAccount()).cash().isBelow(transfer.amount())) {
            apply(new OrchestratorInput.TransferFailed(transfer.transferId(), world.nowMs()));
            return;
        }
        settled.add(transfer);
        world.accounts()
                .book(new LedgerEvent.Transferred(
                        transfer.fromAccount(), transfer.toAccount(), "USDT", transfer.amount(), world.nowMs()));
        world.accounts().report(transfer.fromAccount());
        world.accounts().report(transfer.toAccount());
        apply(new OrchestratorInput.TransferSettled(transfer.transferId(), world.nowMs()));
    }

    private void apply(OrchestratorInput input) {
        byte[] before = world.restartIsDue() ? orchestrator.snapshot() : null;
        var machine = new Machine<>(orchestrator::on, orchestrator::snapshot, orchestrator::restore);
        List<OrchestratorOutput> outputs = world.apply("ORCHESTRATION", machine, input);
        if (before != null) {
            Orchestrator resumed = restored(before);
            Object answer = resumed.on(input);
            Watch.Twins twins = twins(input, resumed, outputs, answer);
            world.notifyWatches(watch -> watch.resumed(twins));
        }
        if (world.repeatIsDue()) {
            Orchestrator again = restored(orchestrator.snapshot());
            Object answer = again.on(input);
            Watch.Twins twins = twins(input, again, List.of(), answer);
            world.notifyWatches(watch -> watch.appliedTwice(twins));
        }
        for (OrchestratorOutput output : outputs) {
            switch (output) {
                case OrchestratorOutput.TransferOrdered ordered -> underWay.add(ordered.transfer());
                case OrchestratorOutput.CapitalAssigned assigned ->
                    world.seat(assigned.allocation().account())
                            .send(Seat.Channel.CAPITAL, new EngineInput.CapitalAssigned(assigned.allocation()));
            }
        }
    }

    private Orchestrator restored(byte[] snapshot) {
        var restored = new Orchestrator(parameters);
        restored.restore(snapshot);
        return restored;
    }

    private Watch.Twins twins(Object input, Orchestrator other, Object answer, Object otherAnswer) {
        return new Watch.Twins(
                "ORCHESTRATION",
                input,
                ByteBuffer.wrap(orchestrator.snapshot()),
                ByteBuffer.wrap(other.snapshot()),
                answer,
                otherAnswer);
    }

    /** What an engine's account holds, or owes, that is not its capital any more: recalled, given away, another engine's. */
    Decimal foreignCash(EngineId engine, String account) {
        return promised(engine, account).plus(orchestrator.recalled(account));
    }

    boolean tookFrom(String account) {
        return orchestrator.recalled(account).isPositive()
                || settled.stream()
                        .anyMatch(transfer -> transfer.purpose() == TransferPurpose.REBALANCING
                                && transfer.fromAccount().equals(account));
    }

    private Decimal promised(EngineId engine, String account) {
        return switch (engine) {
            case FUNDING -> leaving(account).plus(profitTotal).minus(moved(TransferPurpose.FUNDING_PROFIT));
            case TACTICAL -> leaving(account).plus(proceedsTotal).minus(moved(TransferPurpose.TACTICAL_PROCEEDS));
            case CORE_HODL, TREND -> leaving(account);
        };
    }

    /** Capital that rebalancing took from an account and that has not left it yet; of the master all that is promised. */
    private Decimal leaving(String account) {
        return underWay.stream()
                .filter(transfer -> transfer.fromAccount().equals(account)
                        && (transfer.purpose() == TransferPurpose.REBALANCING
                                || transfer.purpose() == TransferPurpose.CONTRIBUTION))
                .map(Transfer::amount)
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    private Decimal moved(TransferPurpose purpose) {
        return settled.stream()
                .filter(transfer -> transfer.purpose() == purpose)
                .map(Transfer::amount)
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    List<Transfer> settled() {
        return settled;
    }

    byte[] bytes() {
        return orchestrator.snapshot();
    }

    private SortedMap<String, AccountFigures> ofEngines() {
        SortedMap<String, AccountFigures> all = new TreeMap<>();
        for (Seat seat : world.seats()) {
            all.put(
                    seat.account(),
                    figures(seat.account(), promised(seat.engine().id(), seat.account())));
        }
        return all;
    }

    private AccountFigures figures(String account, Decimal foreign) {
        AccountLedger ledger = world.ledger().account(account);
        Decimal equity = world.accounts().equity(account).minus(foreign);
        Decimal kept = equity.times(CASH_KEPT).max(Decimal.ZERO).plus(foreign);
        for (PendingOrder order : world.risk().sight().pending().values()) {
            if (order.account().equals(account)) {
                kept = kept.plus(order.value());
            }
        }
        return new AccountFigures(equity, TransferableCash.of(ledger, world::mark, MAX_LEVERAGE, kept));
    }
}
