package io.eternalengine.core.risk;

import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import java.util.Arrays;

/**
 * How to value one account as prices move: {@code equity = money + Σ quantity · price}, coins and perpetuals alike, with the cost
 * of the perpetuals taken from the money. A coin that no market trades counts as nothing.
 */
final class AccountPlan {
    private final AccountBooks books;
    private final Decimal[] quantities;
    private final boolean awaitsPrice;
    private Decimal money = Decimal.ZERO;

    AccountPlan(AccountBooks books, MarketPlaces places) {
        this.books = books;
        quantities = new Decimal[places.size()];
        Arrays.fill(quantities, Decimal.ZERO);
        awaitsPrice = addCoins(FrozenMap.copyOf(books.balances().amounts()), places);
        addPositions(FrozenMap.copyOf(books.perpetuals()), places);
    }

    private AccountPlan(AccountBooks books, AccountPlan before) {
        this.books = books;
        quantities = before.quantities;
        awaitsPrice = before.awaitsPrice;
        money = before.money.minus(cash(before.books)).plus(cash(books));
    }

    private static Decimal cash(AccountBooks books) {
        return books.balances().of(Valuation.CASH);
    }

    /** The plan of the account's next books; it shares the quantities when only cash moved, as by a settlement. */
    AccountPlan after(AccountBooks next, MarketPlaces places) {
        return onlyCashMoved(books, next) ? new AccountPlan(next, this) : new AccountPlan(next, places);
    }

    @SuppressWarnings("ReferenceEquality") // States share what has not changed.
    private static boolean onlyCashMoved(AccountBooks before, AccountBooks next) {
        FrozenMap<String, Decimal> known = FrozenMap.copyOf(before.balances().amounts());
        FrozenMap<String, Decimal> amounts = FrozenMap.copyOf(next.balances().amounts());
        if (before.perpetuals() != next.perpetuals() || known.size() != amounts.size()) {
            return false;
        }
        for (int i = 0; i < amounts.size(); i++) {
            boolean isCash = amounts.keyAt(i).equals(Valuation.CASH);
            if (!amounts.keyAt(i).equals(known.keyAt(i))
                    || (!isCash && !amounts.valueAt(i).equals(known.valueAt(i)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether both value the same quantities. */
    @SuppressWarnings("ReferenceEquality") // Plans share what has not changed.
    boolean sharesQuantitiesWith(AccountPlan other) {
        return quantities == other.quantities;
    }

    /** Whether the price of a coin is awaited. */
    private boolean addCoins(FrozenMap<String, Decimal> amounts, MarketPlaces places) {
        boolean awaits = false;
        for (int i = 0; i < amounts.size(); i++) {
            if (amounts.keyAt(i).equals(Valuation.CASH)) {
                money = money.plus(amounts.valueAt(i));
            } else {
                int place = places.ofCoin(amounts.keyAt(i));
                awaits |= place == MarketPlaces.AWAITED;
                if (place >= 0) {
                    quantities[place] = quantities[place].plus(amounts.valueAt(i));
                }
            }
        }
        return awaits;
    }

    private void addPositions(FrozenMap<InstrumentId, PerpetualPosition> positions, MarketPlaces places) {
        for (int i = 0; i < positions.size(); i++) {
            int place = places.ofInstrument(positions.keyAt(i));
            if (place >= 0) {
                quantities[place] = quantities[place].plus(positions.valueAt(i).quantity());
                money = money.minus(positions.valueAt(i).cost());
            }
        }
    }

    /** Whether it is of these very books. */
    @SuppressWarnings("ReferenceEquality") // States share what has not changed.
    boolean isOf(AccountBooks other) {
        return books == other;
    }

    /** Money, and quantities at the prices of the markets at their places. */
    static Decimal equity(Decimal money, Decimal[] quantities, FrozenMap<InstrumentId, Mark> atMarks) {
        Decimal equity = money;
        for (int i = 0; i < quantities.length; i++) {
            if (!quantities[i].isZero()) {
                equity = equity.plus(quantities[i].times(atMarks.valueAt(i).price()));
            }
        }
        return equity;
    }

    /** Cash, coins and what perpetuals have gained, in USDT. */
    Decimal equity(FrozenMap<InstrumentId, Mark> atMarks) {
        return equity(money, quantities, atMarks);
    }

    Decimal money() {
        return money;
    }

    /** Of the market at a place in the order of the marks. */
    Decimal quantity(int place) {
        return quantities[place];
    }

    /** Whether the first price of a coin held is awaited. */
    boolean awaitsPrice() {
        return awaitsPrice;
    }
}
