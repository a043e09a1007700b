package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * Unit values from which today's and this week's loss are measured.
 *
 * @param day since 1970-01-01 UTC; −1 before the first valuation
 * @param week since Monday 1969-12-29 UTC
 * @param dailyStopped whether today's limit was met already
 * @param weeklyStopped whether this week's was
 */
public record LossWatch(
        long day, Decimal dayStart, boolean dailyStopped, long week, Decimal weekStart, boolean weeklyStopped) {
    static final LossWatch NOT_BEGUN = new LossWatch(-1, Decimal.ONE, false, -1, Decimal.ONE, false);

    /** After today's limit was met, or this week's. */
    LossWatch stopped(boolean daily, boolean weekly) {
        return new LossWatch(day, dayStart, dailyStopped || daily, week, weekStart, weeklyStopped || weekly);
    }

    void write(StateWriter writer) {
        writer.writeLong(day)
                .writeDecimal(dayStart)
                .writeBoolean(dailyStopped)
                .writeLong(week)
                .writeDecimal(weekStart)
                .writeBoolean(weeklyStopped);
    }

    static LossWatch read(StateReader reader) {
        return new LossWatch(
                reader.readLong(),
                reader.readDecimal(),
                reader.readBoolean(),
                reader.readLong(),
                reader.readDecimal(),
                reader.readBoolean());
    }
}
