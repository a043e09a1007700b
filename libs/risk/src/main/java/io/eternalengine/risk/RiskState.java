package io.eternalengine.risk;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.accounting.UnitisedNav;
import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.SnapshotFormats;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** All that risk knows. It changes in place and never leaves the engine. */
final class RiskState {
    /**
     * Format 4 holds moves of stops that are under way. The layout from before there were numbers began with an
     * epoch, which would be mistaken for a format.
     */
    static final SnapshotFormats FORMATS = SnapshotFormats.withTheOneBefore(4);

    private static final int TRANSITIONS_KEPT = 1_000;

    private final Portfolio portfolio;
    private final PendingOrders pending = new PendingOrders();
    private final JudgedIntents judged = new JudgedIntents();
    private final Openings openings = new Openings();
    /** Replaced by a longer one at each move of the breaker, which is rare; a report shares it. */
    private List<BreakerTransition> transitions = List.of();

    private CircuitBreaker breaker = new CircuitBreaker();
    private Surveillance surveillance = new Surveillance();
    private DailyWatch daily;
    private HaltRegister halts = HaltRegister.EMPTY;
    private UnitisedNav nav = UnitisedNav.EMPTY;
    private long asOfMs;
    private Decimal equity = Decimal.ZERO;
    private Decimal maxDrawdown = Decimal.ZERO;
    private long executionsApplied;

    /** The state before the first input. */
    RiskState(RiskParameters parameters) {
        portfolio = new Portfolio(parameters);
        daily = new DailyWatch(parameters.limits().correlation());
    }

    /** Takes up a command of risk itself. */
    void on(RiskCommand command) {
        halts = halts.after(command);
    }

    /** The portfolio is worth this much; what is not known later is not known sooner. */
    void valuedAt(Decimal newEquity, long atMs) {
        equity = newEquity;
        asOfMs = Math.max(asOfMs, atMs);
    }

    /** A valuation of a time to which the exchange has not come was none. */
    void turnBackTo(long atMs) {
        asOfMs = atMs;
    }

    /** The unit value follows equity. */
    void moveUnitValue() {
        nav = nav.valuedAt(equity);
        maxDrawdown = maxDrawdown.max(nav.drawdown());
        breaker.follow(nav.unitValue());
    }

    /** Money came or went. */
    void moveUnits(UnitisedNav newNav) {
        nav = newNav;
    }

    void countExecution() {
        executionsApplied++;
    }

    /** The breaker came to another level. */
    void noteTransition(long atMs) {
        transitions = Stream.concat(
                        transitions.stream().skip(transitions.size() == TRANSITIONS_KEPT ? 1 : 0),
                        Stream.of(new BreakerTransition(breaker.level().number(), atMs, nav.drawdown())))
                .toList();
    }

    HaltRegister halts() {
        return halts;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    UnitisedNav nav() {
        return nav;
    }

    /** Event time of the last valuation. */
    long asOfMs() {
        return asOfMs;
    }

    /** In USDT, at that time. */
    Decimal equity() {
        return equity;
    }

    Decimal maxDrawdown() {
        return maxDrawdown;
    }

    /** Fall of the unit value from its all-time high. */
    Decimal drawdown() {
        return nav.drawdown();
    }

    Portfolio portfolio() {
        return portfolio;
    }

    /** Approved orders that have not ended. */
    PendingOrders pending() {
        return pending;
    }

    /** Intents answered lately, against duplicates. */
    JudgedIntents judged() {
        return judged;
    }

    /** When the latest opening orders were approved. */
    Openings openings() {
        return openings;
    }

    /** Of the breaker, the latest, oldest first. */
    List<BreakerTransition> transitions() {
        return transitions;
    }

    long executionsApplied() {
        return executionsApplied;
    }

    /** What is watched beside drawdown. */
    Surveillance surveillance() {
        return surveillance;
    }

    /** What is looked at once a day. */
    DailyWatch daily() {
        return daily;
    }

    /** @param parametersHash in hex, of the parameters that this state was made with */
    byte[] encode(int format, String parametersHash) {
        StateWriter writer = FORMATS.begin(format);
        writer.writeBytes(HexFormat.of().parseHex(parametersHash));
        halts.write(writer);
        breaker.write(writer);
        nav.write(writer);
        writer.writeLong(asOfMs).writeDecimal(equity).writeDecimal(maxDrawdown);
        writer.writeAll(portfolio.accounts(), (out, account) -> {
            out.writeText(account.books().account());
            writeBooks(out, account.books());
        });
        writer.writeMap(portfolio.instruments(), InstrumentCodec::writeId, InstrumentCodec::write);
        portfolio.marks().write(writer);
        pending.write(writer);
        judged.write(writer);
        openings.write(writer);
        writer.writeAll(transitions, (out, transition) -> transition.write(out)).writeLong(executionsApplied);
        surveillance.write(writer, format);
        daily.write(writer);
        return writer.toBytes();
    }

    /**
     * Refuses a snapshot of another format.
     *
     * @param parameters that the state is used with from now on, be they others than those it was made with
     */
    static RiskState decode(byte[] bytes, RiskParameters parameters) {
        var reader = new StateReader(bytes);
        int format = FORMATS.readFrom(reader);
        var state = new RiskState(parameters);
        reader.readBytes();
        state.halts = HaltRegister.read(reader);
        state.breaker = CircuitBreaker.read(reader);
        state.nav = UnitisedNav.read(reader);
        state.asOfMs = reader.readLong();
        state.equity = reader.readDecimal();
        state.maxDrawdown = reader.readDecimal();
        reader.readMap(StateReader::readText, RiskState::readBooks).values().forEach(state.portfolio::report);
        reader.readMap(InstrumentCodec::readId, InstrumentCodec::read).values().forEach(state.portfolio::describe);
        state.portfolio.marks().read(reader);
        state.pending.read(reader);
        state.judged.read(reader);
        state.openings.read(reader);
        state.transitions = List.copyOf(reader.readAll(BreakerTransition::read));
        state.executionsApplied = reader.readLong();
        state.surveillance = Surveillance.read(reader, format);
        state.daily = DailyWatch.read(reader, parameters.limits());
        reader.requireEnd();
        return state;
    }

    private static void writeBooks(StateWriter writer, AccountBooks books) {
        writer.writeText(books.account());
        books.balances().write(writer);
        writer.writeDecimal(books.netDeposits())
                .writeLong(books.asOfMs())
                .writeBoolean(books.reconciled())
                .writeText(books.difference())
                .writeMap(books.perpetuals(), InstrumentCodec::writeId, (out, position) -> position.write(out));
    }

    private static AccountBooks readBooks(StateReader reader) {
        return new AccountBooks(
                reader.readText(),
                SpotBalances.read(reader),
                reader.readDecimal(),
                reader.readLong(),
                reader.readBoolean(),
                reader.readText(),
                reader.readMap(InstrumentCodec::readId, PerpetualPosition::read));
    }
}
