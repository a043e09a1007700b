package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.NoActionBand;
import io.eternalengine.engine.SharedRule;
import org.jspecify.annotations.Nullable;

/**
 * The prices of all coins, and the time, until which no rule does anything: each rule narrows it. The rules look at the prices
 * of all coins together, so it holds only as long as every coin stays inside.
 */
final class PriceBox {
    /** Of a price that bounds; finer than any tick. */
    static final int DECIMALS = 8;

    private final @Nullable Decimal[] above;
    private final @Nullable Decimal[] below;
    private final @Nullable String[] waiting;
    private long untilMs = Long.MAX_VALUE;

    /** Of all prices and times. */
    PriceBox(int coins) {
        above = new Decimal[coins];
        below = new Decimal[coins];
        waiting = new String[coins];
    }

    void keepAbove(int index, Decimal price) {
        Decimal known = above[index];
        above[index] = known == null ? price : known.max(price);
    }

    void keepBelow(int index, Decimal price) {
        Decimal known = below[index];
        below[index] = known == null ? price : known.min(price);
    }

    void endAt(long atMs) {
        untilMs = Math.min(untilMs, atMs);
    }

    /** A purchase of the coin is held back, which its candles say. */
    void waitFor(int index, String heldBack) {
        waiting[index] = heldBack;
    }

    boolean anythingWaits() {
        for (String each : waiting) {
            if (each != null) {
                return true;
            }
        }
        return false;
    }

    /** The band of one coin; null when it depends on the candles of others what is decided on one of its own. */
    @Nullable
    NoActionBand band(int index, String phase) {
        String own = waiting[index];
        for (String other : waiting) {
            if (other != null && !other.equals(own)) {
                return null;
            }
        }
        Decision decision = own == null
                ? TacticalStep.nothingDue(phase)
                : Decision.withoutIntents(phase, SharedRule.HELD_BACK, WorkRule.whyItWaits(own));
        return new NoActionBand(above[index], below[index], untilMs, decision);
    }
}
