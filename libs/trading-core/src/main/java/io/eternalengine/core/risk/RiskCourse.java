package io.eternalengine.core.risk;

import io.eternalengine.core.accounting.UnitisedNav;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.RecentList;
import io.eternalengine.core.state.RecentTimes;
import java.util.ArrayList;
import java.util.List;

/** One run of risk over one input: the state as it changes, and the answers so far. */
final class RiskCourse {
    private static final int JUDGED_KEPT = 2_000;
    private static final int OPENINGS_KEPT = 1_000;
    private static final int TRANSITIONS_KEPT = 1_000;

    final RiskParameters parameters;
    HaltRegister halts;
    CircuitBreaker breaker;
    UnitisedNav nav;
    long asOfMs;
    Decimal equity;
    Decimal maxDrawdown;
    long executionsApplied;
    Surveillance surveillance;
    DailyWatch daily;
    FrozenMap<String, AccountBooks> accounts;
    FrozenMap<InstrumentId, Instrument> instruments;
    FrozenMap<InstrumentId, Mark> marks;
    FrozenMap<String, PendingOrder> pending;
    private final RiskDesk desk;
    private RecentList<String> judged;
    private RecentTimes openingsAtMs;
    private RecentList<BreakerTransition> transitions;
    private List<RiskOutput> outputs = List.of();

    RiskCourse(RiskDesk desk, RiskParameters parameters, RiskState state) {
        this.desk = desk;
        this.parameters = parameters;
        halts = state.halts();
        breaker = state.breaker();
        nav = state.nav();
        asOfMs = state.asOfMs();
        equity = state.equity();
        maxDrawdown = state.maxDrawdown();
        executionsApplied = state.executionsApplied();
        surveillance = state.surveillance();
        daily = state.daily();
        accounts = state.accounts();
        instruments = state.instruments();
        marks = state.marks();
        pending = state.pending();
        judged = state.judged();
        openingsAtMs = state.openingsAtMs();
        transitions = state.transitions();
    }

    /** What was computed of the days noted. */
    DailyFigures figures() {
        return desk.figures();
    }

    /** The places, among the accounts, of those in which an engine may trade. */
    int[] accountsOf(EngineId engine) {
        return desk.accountsOf(engine, accounts);
    }

    /** How to value what is held now. */
    ValuationPlan valuationPlan() {
        return desk.valuationPlan(accounts, instruments, marks);
    }

    /** Orders something of everyone: the next entry of the halt log, heard by risk itself first. */
    void command(RiskAction action, long atMs) {
        var command = new RiskCommand(halts.epoch() + 1, atMs, halts.held(action, atMs));
        halts = halts.after(command);
        answer(new RiskOutput.Commanded(command));
    }

    /** Imposes the halt, and answers it as it is held. */
    RiskAction.HaltImposed impose(RiskAction.HaltImposed halt, long atMs) {
        command(halt, atMs);
        return halts.halts().containsKey(halt.haltKey()) ? halt : HaltBounds.everything(halt);
    }

    void answer(RiskOutput output) {
        outputs = outputs.isEmpty() ? List.of(output) : with(outputs, output);
    }

    boolean wasJudged(String intentId) {
        return judged.contains(intentId);
    }

    void remember(String intentId) {
        judged = judged.with(intentId, JUDGED_KEPT);
    }

    void opened(long atMs) {
        openingsAtMs = openingsAtMs.with(atMs, OPENINGS_KEPT);
    }

    int openingsSince(long fromMs) {
        return openingsAtMs.countAfter(fromMs);
    }

    void reached(int level, long atMs) {
        transitions = transitions.with(new BreakerTransition(level, atMs, nav.drawdown()), TRANSITIONS_KEPT);
    }

    /** The list with one more; lists of states are never changed. */
    private static <T> List<T> with(List<T> list, T element) {
        var longer = new ArrayList<T>(list.size() + 1);
        longer.addAll(list);
        longer.add(element);
        return List.copyOf(longer);
    }

    List<RiskOutput> outputs() {
        return outputs;
    }

    RiskState state() {
        return new RiskState(
                halts,
                breaker,
                nav,
                asOfMs,
                equity,
                maxDrawdown,
                accounts,
                instruments,
                marks,
                pending,
                judged,
                openingsAtMs,
                transitions,
                executionsApplied,
                surveillance,
                daily);
    }
}
