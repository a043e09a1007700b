package io.eternalengine.core.risk;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.InstrumentPlaces;
import org.jspecify.annotations.Nullable;

/**
 * The fast path beside {@link RiskDesk#decide}, for history: closes that move marks and equity, and with them nothing that risk
 * watches, are followed in place. Whatever could come to more is left to the desk. Doubles tell that every bound is far away;
 * the equity of a state is exact on both ways.
 */
public final class QuietMarks {
    private static final long DAY_MS = 86_400_000L;

    private final RiskDesk desk;
    private RiskState begun = RiskState.initial();
    private InstrumentPlaces places = placesIn(begun.marks());
    private @Nullable ValuationPlan plan;
    private QuietEquity quiet = QuietEquity.NEVER;
    private Decimal[] prices = {};
    private long[] atMs = {};
    /** The prices of the last valuation. */
    private Decimal[] valued = {};

    private long asOfMs;
    /** Whether there was a valuation since: one may be of the same time as that of the state before, when a market was late. */
    private boolean isValued;

    private boolean moved;

    QuietMarks(RiskDesk desk) {
        this.desk = desk;
    }

    private static InstrumentPlaces placesIn(FrozenMap<InstrumentId, Mark> marks) {
        return new InstrumentPlaces(instrument -> {
            for (int i = 0; i < marks.size(); i++) {
                if (marks.keyAt(i).equals(instrument)) {
                    return i;
                }
            }
            return -1;
        });
    }

    /** Goes on from a state; nothing followed before counts any more. */
    public void begin(RiskState state) {
        if (!state.marks().sharesKeysWith(begun.marks())) {
            places = placesIn(state.marks());
            prices = new Decimal[state.marks().size()];
            atMs = new long[prices.length];
            valued = new Decimal[prices.length];
        }
        begun = state;
        plan = null;
        asOfMs = state.asOfMs();
        isValued = false;
        moved = false;
        for (int i = 0; i < prices.length; i++) {
            prices[i] = state.marks().valueAt(i).price();
            atMs[i] = state.marks().valueAt(i).atMs();
        }
    }

    /** Follows a close if risk has nothing to say about it; false, and nothing followed, when it may have. */
    public boolean follow(Candle candle) {
        int place = places.of(candle.instrument());
        long closeTimeMs = candle.closeTimeMs();
        if (place < 0 || asOfMs < atMs[place] || isOfADay(candle, closeTimeMs)) {
            return false;
        }
        if (closeTimeMs <= atMs[place]) {
            return true;
        }
        Decimal priceBefore = prices[place];
        prices[place] = candle.close();
        if (everyOtherReached(closeTimeMs, place) && !valueQuietly(closeTimeMs)) {
            prices[place] = priceBefore;
            return false;
        }
        atMs[place] = closeTimeMs;
        moved = true;
        return true;
    }

    private static boolean isOfADay(Candle candle, long closeTimeMs) {
        return closeTimeMs % DAY_MS == 0 && candle.instrument().category() == MarketCategory.SPOT;
    }

    private boolean everyOtherReached(long closeTimeMs, int place) {
        for (int i = 0; i < atMs.length; i++) {
            if (i != place && atMs[i] < closeTimeMs) {
                return false;
            }
        }
        return true;
    }

    private boolean valueQuietly(long closeTimeMs) {
        ValuationPlan known = plan;
        if (known == null) {
            known = desk.valuationPlan(begun.accounts(), begun.instruments(), begun.marks());
            plan = known;
            quiet = known.awaitsPrice() ? QuietEquity.NEVER : QuietEquity.of(begun, desk.parameters());
        }
        if (!quiet.holds(known.nearEquity(prices), closeTimeMs)) {
            return false;
        }
        System.arraycopy(prices, 0, valued, 0, prices.length);
        asOfMs = Math.max(asOfMs, closeTimeMs);
        isValued = true;
        return true;
    }

    /** The state after all that was followed. */
    public RiskState state() {
        if (moved) {
            FrozenMap<InstrumentId, Mark> marks = begun.marks();
            for (int i = 0; i < prices.length; i++) {
                if (marks.valueAt(i).atMs() != atMs[i]) {
                    marks = marks.with(marks.keyAt(i), new Mark(prices[i], atMs[i]));
                }
            }
            RiskState marked = begun.markedAt(marks);
            begin(isValued && plan != null ? marked.valuedAt(plan.equity(valued), asOfMs) : marked);
        }
        return begun;
    }
}
