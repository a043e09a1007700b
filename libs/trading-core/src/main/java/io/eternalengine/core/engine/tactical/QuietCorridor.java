package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.model.Decimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Between which prices, and until when, nothing can come of a candle: worked out once, and looked at on every candle. */
final class QuietCorridor {
    private final Decimal[] above;
    /** Null where no price is too high. */
    private final @Nullable Decimal[] upTo;

    /** Where a purchase waits for a halt to end, which is told whenever the coin's candle closes. */
    private final boolean[] waits;

    private boolean anythingWaits;
    private long untilMs;

    QuietCorridor(int places) {
        above = new Decimal[places];
        upTo = new Decimal[places];
        waits = new boolean[places];
        close();
    }

    /** Nothing lies inside any more. */
    void close() {
        untilMs = 0;
    }

    /** Everything lies inside until it is bounded. */
    void open() {
        Arrays.fill(above, Decimal.ZERO);
        Arrays.fill(upTo, null);
        Arrays.fill(waits, false);
        anythingWaits = false;
        untilMs = Long.MAX_VALUE;
    }

    void endAt(long atMs) {
        untilMs = Math.min(untilMs, atMs);
    }

    void waitUntil(int place, long atMs) {
        waits[place] = true;
        anythingWaits = true;
        endAt(atMs);
    }

    /** Whether a purchase waits of one of the coins that closed at a time. */
    boolean waits(long[] closedAtMs, long atMs) {
        for (int i = 0; anythingWaits && i < waits.length; i++) {
            if (waits[i] && closedAtMs[i] == atMs) {
                return true;
            }
        }
        return false;
    }

    void keepAbove(int place, Decimal price) {
        above[place] = above[place].max(price);
    }

    void keepUpTo(int place, Decimal price) {
        Decimal known = upTo[place];
        upTo[place] = known == null ? price : known.min(price);
    }

    boolean holds(int place, Decimal price, long nowMs) {
        Decimal highest = upTo[place];
        return nowMs < untilMs && price.isAbove(above[place]) && (highest == null || price.isAtMost(highest));
    }
}
