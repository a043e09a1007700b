package io.eternalengine.core.risk;

import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.NearSum;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How to value the same holdings again and again as prices move: as {@link AccountPlan} says of each account, with the quantities
 * of all accounts added up for each market. A plan lasts until an account changes, or a market comes; the plans of
 * the accounts that did not change go over into the next one.
 */
final class ValuationPlan {
    /** Before anything is known. */
    static final ValuationPlan NOTHING = of(FrozenMap.empty(), new MarketPlaces(FrozenMap.empty(), FrozenMap.empty()));

    private final FrozenMap<String, AccountBooks> accounts;
    private final MarketPlaces places;
    private final AccountPlan[] plans;
    private final Decimal money;
    private final Decimal[] quantities;
    private final boolean awaitsPrice;
    private @Nullable NearSum near;

    private ValuationPlan(
            FrozenMap<String, AccountBooks> accounts,
            MarketPlaces places,
            AccountPlan[] plans,
            Decimal money,
            Decimal[] quantities) {
        this.accounts = accounts;
        this.places = places;
        this.plans = plans;
        this.money = money;
        this.quantities = quantities;
        boolean awaits = false;
        for (AccountPlan plan : plans) {
            awaits |= plan.awaitsPrice();
        }
        awaitsPrice = awaits;
    }

    private static ValuationPlan of(FrozenMap<String, AccountBooks> accounts, MarketPlaces places) {
        var plans = new AccountPlan[accounts.size()];
        var quantities = new Decimal[places.size()];
        Arrays.fill(quantities, Decimal.ZERO);
        Decimal money = Decimal.ZERO;
        for (int i = 0; i < plans.length; i++) {
            plans[i] = new AccountPlan(accounts.valueAt(i), places);
            money = money.plus(plans[i].money());
            addTo(quantities, plans[i]);
        }
        return new ValuationPlan(accounts, places, plans, money, quantities);
    }

    private static void addTo(Decimal[] quantities, AccountPlan plan) {
        for (int place = 0; place < quantities.length; place++) {
            if (!plan.quantity(place).isZero()) {
                quantities[place] = quantities[place].plus(plan.quantity(place));
            }
        }
    }

    /** The plan of what is held now; this one when nothing has come that it does not know. */
    @SuppressWarnings("ReferenceEquality") // States share what has not changed.
    ValuationPlan after(
            FrozenMap<String, AccountBooks> newAccounts,
            FrozenMap<InstrumentId, Instrument> instruments,
            FrozenMap<InstrumentId, Mark> marks) {
        if (!places.areOf(instruments, marks)) {
            return of(newAccounts, new MarketPlaces(instruments, marks));
        }
        if (accounts == newAccounts) {
            return this;
        }
        return accounts.sharesKeysWith(newAccounts) ? withChanged(newAccounts) : of(newAccounts, places);
    }

    /** Sums are exact, so what an account held may be taken from them, and what it holds now be added. */
    @SuppressWarnings("ReferenceEquality") // Plans share what has not changed.
    private ValuationPlan withChanged(FrozenMap<String, AccountBooks> newAccounts) {
        AccountPlan[] newPlans = plans.clone();
        Decimal[] newQuantities = quantities;
        Decimal newMoney = money;
        for (int i = 0; i < newPlans.length; i++) {
            if (!plans[i].isOf(newAccounts.valueAt(i))) {
                newPlans[i] = plans[i].after(newAccounts.valueAt(i), places);
                newMoney = newMoney.minus(plans[i].money()).plus(newPlans[i].money());
                if (!newPlans[i].sharesQuantitiesWith(plans[i])) {
                    newQuantities = newQuantities == quantities ? quantities.clone() : newQuantities;
                    exchange(newQuantities, plans[i], newPlans[i]);
                }
            }
        }
        var next = new ValuationPlan(newAccounts, places, newPlans, newMoney, newQuantities);
        if (near != null && newQuantities == quantities) {
            next.near = near.with(newMoney);
        }
        return next;
    }

    private static void exchange(Decimal[] quantities, AccountPlan before, AccountPlan after) {
        for (int place = 0; place < quantities.length; place++) {
            if (!before.quantity(place).equals(after.quantity(place))) {
                quantities[place] =
                        quantities[place].minus(before.quantity(place)).plus(after.quantity(place));
            }
        }
    }

    /** Cash, coins and what perpetuals have gained, in USDT. */
    Decimal equity(FrozenMap<InstrumentId, Mark> atMarks) {
        return AccountPlan.equity(money, quantities, atMarks);
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
