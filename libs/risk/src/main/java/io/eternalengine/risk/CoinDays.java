package io.eternalengine.risk;

import io.eternalengine.domain.indicator.RecentChanges;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;

/** The closes of a coin's latest days, oldest first, and their changes. */
final class CoinDays {
    /** Changes that are correlated. */
    static final int WINDOW_DAYS = 30;

    private static final long DAY_MS = 86_400_000L;

    private record Close(long atMs, Decimal price) {}

    private final Deque<Close> closes = new ArrayDeque<>();
    private final RecentChanges changes = new RecentChanges(WINDOW_DAYS);

    void close(long atMs, Decimal price) {
        if (closes.size() > WINDOW_DAYS) {
            closes.removeFirst();
        }
        closes.addLast(new Close(atMs, price));
        changes.hear(price.toDouble());
    }

    /** Whether the closes are of every day of the window up to this time. */
    boolean areWholeAt(long atMs) {
        return closes.size() > WINDOW_DAYS
                && closes.getLast().atMs() == atMs
                && closes.getFirst().atMs() == atMs - WINDOW_DAYS * DAY_MS;
    }

    /** From −1 to 1; NaN when one of the two stood still. */
    double correlationWith(CoinDays other) {
        return changes.correlationWith(other.changes);
    }

    void write(StateWriter writer) {
        writer.writeAll(closes, (out, close) -> out.writeLong(close.atMs()).writeDecimal(close.price()));
    }

    static CoinDays read(StateReader reader) {
        var days = new CoinDays();
        reader.readAll(in -> new Close(in.readLong(), in.readDecimal()))
                .forEach(close -> days.close(close.atMs(), close.price()));
        return days;
    }
}
