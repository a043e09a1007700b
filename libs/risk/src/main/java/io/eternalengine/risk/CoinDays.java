package io.eternalengine.risk;

import io.eternalengine.domain.indicator.RecentChanges;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The closes of a coin's latest days, oldest first, and their changes. */
final class CoinDays {
    private static final long DAY_MS = 86_400_000L;

    private record Close(long atMs, Decimal price) {}

    private final Deque<Close> closes = new ArrayDeque<>();
    private final RecentChanges changes;
    private final int windowDays;
    private int storedChanges;

    /** @param windowDays changes that are correlated */
    CoinDays(int windowDays) {
        this.windowDays = windowDays;
        changes = new RecentChanges(windowDays);
    }

    void close(long atMs, Decimal price) {
        if (closes.size() > windowDays) {
            closes.removeFirst();
        }
        closes.addLast(new Close(atMs, price));
        changes.add(price.toDouble());
    }

    /** Whether the closes are of every day of the window up to this time. */
    boolean areWholeAt(long atMs) {
        return closes.size() > windowDays
                && closes.getLast().atMs() == atMs
                && closes.getFirst().atMs() == atMs - windowDays * DAY_MS;
    }

    /** From −1 to 1; NaN when one of the two stood still. */
    double correlationWith(CoinDays other) {
        return changes.correlationWith(other.changes);
    }

    /** Changes in the snapshot that it was read from. */
    int storedChanges() {
        return storedChanges;
    }

    void write(StateWriter writer) {
        writer.writeAll(closes, (out, close) -> out.writeLong(close.atMs()).writeDecimal(close.price()));
    }

    /** A longer window than before waits until it is whole. */
    static CoinDays read(StateReader reader, int windowDays) {
        var days = new CoinDays(windowDays);
        List<Close> stored = reader.readAll(in -> new Close(in.readLong(), in.readDecimal()));
        stored.forEach(close -> days.close(close.atMs(), close.price()));
        days.storedChanges = stored.size() - 1;
        return days;
    }
}
