package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/** How an engine does from day to day. It changes in place. */
final class EngineRecord {
    private final RecentFigures returns;
    private long day;
    private Decimal equity;
    private Decimal netDeposits;
    private boolean caseOpen;

    /** The first day on which the engine has money. */
    EngineRecord(long day, Decimal equity, Decimal netDeposits, UnderperformanceLimits limits) {
        this(day, equity, netDeposits, new RecentFigures(limits.days()), false);
    }

    private EngineRecord(long day, Decimal equity, Decimal netDeposits, RecentFigures returns, boolean caseOpen) {
        this.day = day;
        this.equity = equity;
        this.netDeposits = netDeposits;
        this.returns = returns;
        this.caseOpen = caseOpen;
    }

    void note(long newDay, Decimal newEquity, Decimal newNetDeposits) {
        day = newDay;
        equity = newEquity;
        netDeposits = newNetDeposits;
    }

    void openCase(boolean open) {
        caseOpen = open;
    }

    /** Of the last return, since 1970-01-01 UTC. */
    long day() {
        return day;
    }

    /** Of its accounts at that time, in USDT. */
    Decimal equity() {
        return equity;
    }

    /** Into its accounts up to then. */
    Decimal netDeposits() {
        return netDeposits;
    }

    /** Of the latest days, as fractions. */
    RecentFigures returns() {
        return returns;
    }

    /** Whether a case of underperformance is open. */
    boolean caseOpen() {
        return caseOpen;
    }

    void write(StateWriter writer) {
        writer.writeLong(day).writeDecimal(equity).writeDecimal(netDeposits);
        returns.write(writer);
        writer.writeBoolean(caseOpen);
    }

    static EngineRecord read(StateReader reader, UnderperformanceLimits limits) {
        return new EngineRecord(
                reader.readLong(),
                reader.readDecimal(),
                reader.readDecimal(),
                RecentFigures.read(reader, limits.days()),
                reader.readBoolean());
    }
}
