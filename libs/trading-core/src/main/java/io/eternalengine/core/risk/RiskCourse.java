package io.eternalengine.core.risk;

import io.eternalengine.core.accounting.UnitisedNav;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import java.util.ArrayList;
import java.util.List;

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
    FrozenMap<String, AccountBooks> accounts;
    FrozenMap<InstrumentId, Instrument> instruments;
    FrozenMap<InstrumentId, Mark> marks;
    FrozenMap<String, PendingOrder> pending;
    private final RiskDesk desk;
    private List<String> judged;
    private List<Long> openingsAtMs;
    private List<BreakerTransition> transitions;
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

    /** How to value what is held now. */
    ValuationPlan valuationPlan() {
        return desk.valuationPlan(this);
    }

    /** Orders something of everyone: the next entry of the halt log, heard by risk itself first. */
    void command(RiskAction action, long atMs) {
        var command = new RiskCommand(halts.epoch() + 1, atMs, action);
        halts = halts.after(command);
        answer(new RiskOutput.Commanded(command));
    }

    void answer(RiskOutput output) {
        outputs = outputs.isEmpty() ? List.of(output) : with(outputs, output, Integer.MAX_VALUE);
    }

    boolean wasJudged(String intentId) {
        return judged.contains(intentId);
    }

    void remember(String intentId) {
        judged = with(judged, intentId, JUDGED_KEPT);
    }

    void opened(long atMs) {
        openingsAtMs = with(openingsAtMs, atMs, OPENINGS_KEPT);
    }

    long openingsSince(long fromMs) {
        return openingsAtMs.stream().filter(at -> at > fromMs).count();
    }

    void reached(int level, long atMs) {
        transitions = with(transitions, new BreakerTransition(level, atMs, nav.drawdown()), Integer.MAX_VALUE);
    }

    /** The list with one more, without the oldest when there would be too many; lists of states are never changed. */
    private static <T> List<T> with(List<T> list, T element, int kept) {
        var longer = new ArrayList<T>(list.size() + 1);
        longer.addAll(list.size() < kept ? list : list.subList(list.size() - kept + 1, list.size()));
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
