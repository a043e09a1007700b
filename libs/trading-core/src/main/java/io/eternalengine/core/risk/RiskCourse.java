package io.eternalengine.core.risk;

import io.eternalengine.core.accounting.UnitisedNav;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One run of risk over one input: the state as it changes, and the answers so far. */
final class RiskCourse {
    private static final int JUDGED_KEPT = 2_000;
    private static final int OPENINGS_KEPT = 1_000;

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
    final SortedMap<String, AccountBooks> accounts;
    final SortedMap<InstrumentId, Instrument> instruments;
    final SortedMap<InstrumentId, Mark> marks;
    final SortedMap<String, PendingOrder> pending;
    private final Deque<String> judged;
    private final Deque<Long> openingsAtMs;
    private final List<BreakerTransition> transitions;
    private final List<RiskOutput> outputs = new ArrayList<>();

    RiskCourse(RiskParameters parameters, RiskState state) {
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
        accounts = new TreeMap<>(state.accounts());
        instruments = new TreeMap<>(state.instruments());
        marks = new TreeMap<>(state.marks());
        pending = new TreeMap<>(state.pending());
        judged = new ArrayDeque<>(state.judged());
        openingsAtMs = new ArrayDeque<>(state.openingsAtMs());
        transitions = new ArrayList<>(state.transitions());
    }

    /** Orders something of everyone: the next entry of the halt log, heard by risk itself first. */
    void command(RiskAction action, long atMs) {
        var command = new RiskCommand(halts.epoch() + 1, atMs, action);
        halts = halts.after(command);
        outputs.add(new RiskOutput.Commanded(command));
    }

    void answer(RiskOutput output) {
        outputs.add(output);
    }

    boolean wasJudged(String intentId) {
        return judged.contains(intentId);
    }

    void remember(String intentId) {
        judged.addLast(intentId);
        if (judged.size() > JUDGED_KEPT) {
            judged.removeFirst();
        }
    }

    void opened(long atMs) {
        openingsAtMs.addLast(atMs);
        if (openingsAtMs.size() > OPENINGS_KEPT) {
            openingsAtMs.removeFirst();
        }
    }

    long openingsSince(long fromMs) {
        return openingsAtMs.stream().filter(at -> at > fromMs).count();
    }

    void reached(int level, long atMs) {
        transitions.add(new BreakerTransition(level, atMs, nav.drawdown()));
    }

    List<RiskOutput> outputs() {
        return List.copyOf(outputs);
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
                List.copyOf(judged),
                List.copyOf(openingsAtMs),
                transitions,
                executionsApplied,
                surveillance,
                daily);
    }
}
