package io.eternalengine.core.risk;

import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.NearSum;
import org.jspecify.annotations.Nullable;

/**
 * How to value the same holdings again and again as prices move: as {@link AccountPlan} says of each account, with the quantities
 * of all accounts added up for each market. A plan lasts until an account changes, or a market comes; the plans of
 * the accounts that did not change go over into the next one.
 */
final class ValuationPlan {
    /** Before anything is known. */
    static final ValuationPlan NOTHING =
            new ValuationPlan(FrozenMap.empty(), FrozenMap.empty(), FrozenMap.empty(), new AccountPlan[0]);

    private final FrozenMap<String, AccountBooks> accounts;
    private final FrozenMap<InstrumentId, Instrument> instruments;
    private final FrozenMap<InstrumentId, Mark> marks;
    private final AccountPlan[] plans;
    private final Decimal money;
    private final Decimal[] quantities;
    private final boolean awaitsPrice;
    private @Nullable NearSum near;

    private ValuationPlan(
            FrozenMap<String, AccountBooks> accounts,
            FrozenMap<InstrumentId, Instrument> instruments,
            FrozenMap<InstrumentId, Mark> marks,
            AccountPlan[] plans) {
        this.accounts = accounts;
        this.instruments = instruments;
        this.marks = marks;
        this.plans = plans;
        quantities = new Decimal[marks.size()];
        for (int place = 0; place < quantities.length; place++) {
            quantities[place] = held(place);
        }
        Decimal sum = Decimal.ZERO;
        boolean awaits = false;
        for (AccountPlan plan : plans) {
            sum = sum.plus(plan.money());
            awaits |= plan.awaitsPrice();
        }
        money = sum;
        awaitsPrice = awaits;
    }

    private Decimal held(int place) {
        Decimal held = Decimal.ZERO;
        for (AccountPlan plan : plans) {
            if (!plan.quantity(place).isZero()) {
                held = held.plus(plan.quantity(place));
            }
        }
        return held;
    }

    /** The plan of what is held now; this one when nothing has come that it does not know. */
    @SuppressWarnings("ReferenceEquality") // States share what has not changed.
    ValuationPlan after(
            FrozenMap<String, AccountBooks> newAccounts,
            FrozenMap<InstrumentId, Instrument> newInstruments,
            FrozenMap<InstrumentId, Mark> newMarks) {
        boolean sameMarkets = instruments == newInstruments && marks.sharesKeysWith(newMarks);
        if (sameMarkets && accounts == newAccounts) {
            return this;
        }
        boolean samePlaces = sameMarkets && accounts.sharesKeysWith(newAccounts);
        var newPlans = new AccountPlan[newAccounts.size()];
        for (int i = 0; i < newPlans.length; i++) {
            AccountBooks books = newAccounts.valueAt(i);
            newPlans[i] =
                    samePlaces && plans[i].isOf(books) ? plans[i] : new AccountPlan(books, newInstruments, newMarks);
        }
        return new ValuationPlan(newAccounts, newInstruments, newMarks, newPlans);
    }

    /** Cash, coins and what perpetuals have gained, in USDT. */
    Decimal equity(FrozenMap<InstrumentId, Mark> atMarks) {
        Decimal equity = money;
        for (int i = 0; i < quantities.length; i++) {
            if (!quantities[i].isZero()) {
                equity = equity.plus(quantities[i].times(atMarks.valueAt(i).price()));
            }
        }
        return equity;
    }

    /** The same at other prices, in the order of the marks. */
    Decimal equity(Decimal[] prices) {
        Decimal equity = money;
        for (int i = 0; i < quantities.length; i++) {
            if (!quantities[i].isZero()) {
                equity = equity.plus(quantities[i].times(prices[i]));
            }
        }
        return equity;
    }

    /** The same in a double, quickly. */
    double nearEquity(Decimal[] prices) {
        NearSum known = near;
        if (known == null) {
            known = new NearSum(money, quantities);
            near = known;
        }
        return known.at(prices);
    }

    /** Of the account at a place in the order of the accounts. */
    Decimal equityOf(int place, FrozenMap<InstrumentId, Mark> atMarks) {
        return plans[place].equity(atMarks);
    }

    /** Whether the first price of a coin held is awaited. */
    boolean awaitsPrice() {
        return awaitsPrice;
    }
}
