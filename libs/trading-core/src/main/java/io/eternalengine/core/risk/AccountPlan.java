package io.eternalengine.core.risk;

import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import java.util.Arrays;

/**
 * How to value one account as prices move: {@code equity = money + Σ quantity · price}, coins and perpetuals alike, with the cost
 * of the perpetuals taken from the money. Decimals are exact, so the sum is that of {@link Valuation#equityOf}, to the last unit.
 */
final class AccountPlan {
    private final AccountBooks books;
    private final FrozenMap<InstrumentId, Instrument> instruments;
    private final FrozenMap<InstrumentId, Mark> marks;
    private final Decimal[] quantities;
    private final boolean awaitsPrice;
    private Decimal money = Decimal.ZERO;

    AccountPlan(
            AccountBooks books, FrozenMap<InstrumentId, Instrument> instruments, FrozenMap<InstrumentId, Mark> marks) {
        this.books = books;
        this.instruments = instruments;
        this.marks = marks;
        quantities = new Decimal[marks.size()];
        Arrays.fill(quantities, Decimal.ZERO);
        awaitsPrice = addAllCoins(FrozenMap.copyOf(books.balances().amounts()));
        addAllPositions(FrozenMap.copyOf(books.perpetuals()));
    }

    /** Whether it is of these very books. */
    @SuppressWarnings("ReferenceEquality") // States share what has not changed.
    boolean isOf(AccountBooks other) {
        return books == other;
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

    private boolean addAllCoins(FrozenMap<String, Decimal> amounts) {
        boolean awaits = false;
        for (int i = 0; i < amounts.size(); i++) {
            awaits |= addCoins(amounts.keyAt(i), amounts.valueAt(i));
        }
        return awaits;
    }

    /** Whether the coin's market is known and its price is not. */
    private boolean addCoins(String asset, Decimal amount) {
        if (asset.equals(Valuation.CASH)) {
            money = money.plus(amount);
            return false;
        }
        boolean isTraded = false;
        for (int i = 0; i < instruments.size(); i++) {
            if (Valuation.trades(instruments.valueAt(i), asset)) {
                isTraded = true;
                if (add(instruments.keyAt(i), amount)) {
                    return false;
                }
            }
        }
        return isTraded;
    }

    private void addAllPositions(FrozenMap<InstrumentId, PerpetualPosition> positions) {
        for (int i = 0; i < positions.size(); i++) {
            PerpetualPosition position = positions.valueAt(i);
            if (add(positions.keyAt(i), position.quantity())) {
                money = money.minus(position.cost());
            }
        }
    }

    /** Whether the instrument has a price. */
    private boolean add(InstrumentId instrument, Decimal quantity) {
        for (int i = 0; i < quantities.length; i++) {
            if (marks.keyAt(i).equals(instrument)) {
                quantities[i] = quantities[i].plus(quantity);
                return true;
            }
        }
        return false;
    }
}
