package io.eternalengine.core.risk;

import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderUpdate;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.InstrumentIndexes;
import org.jspecify.annotations.Nullable;

/**
 * The fast path beside {@link RiskDesk#decide}, for history: what moves marks, books and equity, and with them nothing that risk
 * watches, is followed in place. Whatever could come to more is left to the desk. Doubles tell that every bound is far
 * away; the equity of a state is exact on both ways.
 */
public final class QuietMarks {
    private final RiskDesk desk;
    private RiskState begun = RiskState.initial();
    private InstrumentIndexes places = placesIn(begun.marks());
    private FrozenMap<String, AccountBooks> accounts = begun.accounts();
    private FrozenMap<String, PendingOrder> pending = begun.pending();
    private DailyWatch daily = begun.daily();
    private long executionsApplied;
    private Decimal[] prices = {};
    private long[] atMs = {};
    /** Between which values nothing comes of a valuation; null until there is one. */
    private @Nullable QuietEquity quiet;
    /** How the last valuation since was made; null before the first. */
    private @Nullable ValuationPlan valuedBy;
    /** The prices of the last valuation. */
    private Decimal[] valued = {};

    /** The time of the last valuation: it may be that of the state before, when a market was late. */
    private long asOfMs;

    private boolean moved;

    QuietMarks(RiskDesk desk) {
        this.desk = desk;
    }

    private static InstrumentIndexes placesIn(FrozenMap<InstrumentId, Mark> marks) {
        return new InstrumentIndexes(instrument -> {
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
        accounts = state.accounts();
        pending = state.pending();
        daily = state.daily();
        executionsApplied = state.executionsApplied();
        asOfMs = state.asOfMs();
        valuedBy = null;
        moved = false;
        for (int i = 0; i < prices.length; i++) {
            prices[i] = state.marks().valueAt(i).price();
            atMs[i] = state.marks().valueAt(i).atMs();
        }
    }

    /** Follows an input of which nothing comes; false, and nothing followed, when something may. */
    public boolean follow(RiskInput input) {
        // Not a switch: one over many patterns takes its time, and most that come here are of these.
        if (input instanceof RiskInput.BooksChanged changed) {
            return follow(changed.books());
        }
        if (input instanceof RiskInput.Executed executed) {
            return follow(executed.execution());
        }
        if (input instanceof RiskInput.OrderMoved update) {
            return follow(update.update());
        }
        return input instanceof RiskInput.CandleClosed closed && follow(closed.candle());
    }

    /** The same of a close. */
    public boolean follow(Candle candle) {
        int place = places.of(candle.instrument());
        long closeTimeMs = candle.closeTimeMs();
        if (place < 0 || asOfMs < atMs[place]) {
            return false;
        }
        if (!candle.follows(atMs[place])) {
            return true;
        }
        if (closeTimeMs <= atMs[place] || candle.disproves(asOfMs)) {
            return false;
        }
        boolean endsADay = CorrelationRule.isOfADay(candle);
        if (endsADay && !CorrelationRule.isAwaited(daily.closes(), candle)) {
            return false;
        }
        Decimal priceBefore = prices[place];
        prices[place] = candle.close();
        if (everyOtherReached(closeTimeMs, place) && !valueQuietly(accounts, closeTimeMs)) {
            prices[place] = priceBefore;
            return false;
        }
        if (endsADay) {
            daily = CorrelationRule.noted(daily, candle, desk.figures());
        }
        atMs[place] = closeTimeMs;
        moved = true;
        return true;
    }

    private boolean everyOtherReached(long closeTimeMs, int place) {
        for (int i = 0; i < atMs.length; i++) {
            if (i != place && atMs[i] < closeTimeMs) {
                return false;
            }
        }
        return true;
    }

    /** Books without a flow of money, as after fills and settlements. */
    private boolean follow(AccountBooks books) {
        AccountBooks known = accounts.get(books.account());
        if (known == null || !known.netDeposits().equals(books.netDeposits())) {
            return false;
        }
        FrozenMap<String, AccountBooks> changed = accounts.with(books.account(), books);
        if (pricesAreOfOneTime() && !valueQuietly(changed, asOfMs)) {
            return false;
        }
        accounts = changed;
        moved = true;
        return true;
    }

    private boolean pricesAreOfOneTime() {
        for (int i = 1; i < atMs.length; i++) {
            if (atMs[i] != atMs[0]) {
                return false;
            }
        }
        return true;
    }

    private boolean follow(Execution execution) {
        executionsApplied++;
        pending = PendingOrder.after(pending, execution);
        moved = true;
        return true;
    }

    private boolean follow(OrderUpdate update) {
        pending = PendingOrder.after(pending, update);
        moved = true;
        return true;
    }

    private boolean valueQuietly(FrozenMap<String, AccountBooks> held, long newAsOfMs) {
        QuietEquity known = quiet;
        if (known == null || !known.isOf(begun)) {
            known = QuietEquity.of(begun, desk.parameters());
            quiet = known;
        }
        ValuationPlan plan = desk.valuationPlan(held, begun.instruments(), begun.marks());
        if (plan.awaitsPrice() || !known.holds(plan.nearEquity(prices), newAsOfMs)) {
            return false;
        }
        valuedBy = plan;
        System.arraycopy(prices, 0, valued, 0, prices.length);
        asOfMs = Math.max(asOfMs, newAsOfMs);
        return true;
    }

    /** The latest price of a market, in its quote asset; null before the first. */
    public @Nullable Decimal price(InstrumentId instrument) {
        int place = places.of(instrument);
        return place < 0 ? null : prices[place];
    }

    /** The state after all that was followed. */
    public RiskState state() {
        if (moved) {
            RiskState followed =
                    begun.followed(begun.marks().withValues(this::mark), accounts, pending, executionsApplied, daily);
            begin(valuedBy == null ? followed : followed.valuedAt(valuedBy.equity(valued), asOfMs));
        }
        return begun;
    }

    private Mark mark(int place) {
        Mark known = begun.marks().valueAt(place);
        return known.atMs() == atMs[place] ? known : new Mark(prices[place], atMs[place]);
    }
}
