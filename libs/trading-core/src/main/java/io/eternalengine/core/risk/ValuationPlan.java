package io.eternalengine.core.risk;

import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import java.util.Arrays;
import java.util.Map;

/**
 * How to value the same holdings again and again as prices move: {@code equity = money + Σ quantity · price}, with the
 * quantities of all accounts added up for each market, coins and perpetuals alike, and the cost of the perpetuals taken
 * from the money. Decimals are exact, so the sum is the one that {@link Valuation#equityOf} gives over all accounts, to the
 * last unit. A plan lasts until an account changes, or a market comes.
 */
final class ValuationPlan {
    private final FrozenMap<String, AccountBooks> accounts;
    private final FrozenMap<InstrumentId, Instrument> instruments;
    private final FrozenMap<InstrumentId, Mark> marks;
    private final Decimal[] quantities;
    private final boolean awaitsPrice;
    private Decimal money = Decimal.ZERO;

    ValuationPlan(
            FrozenMap<String, AccountBooks> accounts,
            FrozenMap<InstrumentId, Instrument> instruments,
            FrozenMap<InstrumentId, Mark> marks) {
        this.accounts = accounts;
        this.instruments = instruments;
        this.marks = marks;
        quantities = new Decimal[marks.size()];
        Arrays.fill(quantities, Decimal.ZERO);
        boolean awaits = false;
        for (AccountBooks books : accounts.values()) {
            for (Map.Entry<String, Decimal> balance : books.balances().amounts().entrySet()) {
                awaits |= addCoins(balance.getKey(), balance.getValue());
            }
            for (Map.Entry<InstrumentId, PerpetualPosition> position :
                    books.perpetuals().entrySet()) {
                addPosition(position.getKey(), position.getValue());
            }
        }
        awaitsPrice = awaits;
    }

    /** Whether nothing has come that this plan does not know. */
    @SuppressWarnings("ReferenceEquality") // States share what has not changed.
    boolean isOf(
            FrozenMap<String, AccountBooks> otherAccounts,
            FrozenMap<InstrumentId, Instrument> otherInstruments,
            FrozenMap<InstrumentId, Mark> otherMarks) {
        return accounts == otherAccounts && instruments == otherInstruments && marks.sharesKeysWith(otherMarks);
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
        double equity = money.toNearDouble();
        for (int i = 0; i < quantities.length; i++) {
            if (!quantities[i].isZero()) {
                equity += quantities[i].toNearDouble() * prices[i].toNearDouble();
            }
        }
        return equity;
    }

    /** Whether the first price of a coin held is awaited. */
    boolean awaitsPrice() {
        return awaitsPrice;
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

    private void addPosition(InstrumentId instrument, PerpetualPosition position) {
        if (add(instrument, position.quantity())) {
            money = money.minus(position.cost());
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
