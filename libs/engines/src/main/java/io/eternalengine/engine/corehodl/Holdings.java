package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import java.util.Objects;

/** What the engine holds at the latest closes, in the quote asset: a view of the state as it is. */
final class Holdings {
    private final CoreHodlParameters parameters;
    private final CoreHodlState state;

    Holdings(CoreHodlParameters parameters, CoreHodlState state) {
        this.parameters = parameters;
        this.state = state;
    }

    /** Market value of an asset, by the index of its target; 0 before its first candle. */
    Decimal value(int index) {
        CoreHodlMarket market = state.markets().get(index);
        return market.hasPrice()
                ? state.balances().of(parameters.targets().get(index).asset()).times(market.close())
                : Decimal.ZERO;
    }

    /** Market value of all assets. */
    Decimal invested() {
        Decimal sum = Decimal.ZERO;
        for (int index = 0; index < parameters.targets().size(); index++) {
            sum = sum.plus(value(index));
        }
        return sum;
    }

    /** The quote asset itself; below 0 when more capital was recalled than there was. */
    Decimal cash() {
        return state.balances().of(parameters.quoteAsset());
    }

    /** The part of the engine's equity, which is its assets at market and its cash, that stays in cash. */
    Decimal reserve() {
        return equity().times(parameters.cashReserveFraction()).max(Decimal.ZERO);
    }

    /** The portfolio as this engine can know it: its own books at market, the capital of the others as assigned. */
    Decimal portfolio() {
        CapitalAllocation assigned = Objects.requireNonNull(state.capital(), "capital");
        return assigned.totalCapital().minus(assigned.engineCapital()).plus(equity());
    }

    /** What may still be bought of an asset before too much of the whole portfolio is in it; below 0 when too much is. */
    Decimal roomIn(int index) {
        return portfolio().times(parameters.maxShareOfTotal()).minus(value(index));
    }

    /** Of all assets now; they stay so whatever happens to the state. */
    Weights weights() {
        var values = new Decimal[parameters.targets().size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = value(index);
        }
        return new Weights(parameters.targets(), values);
    }

    private Decimal equity() {
        return invested().plus(cash());
    }
}
