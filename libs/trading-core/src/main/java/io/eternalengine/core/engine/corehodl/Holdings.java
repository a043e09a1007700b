package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.accounting.SpotBalances;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the engine holds at the latest closes, in the quote asset: worked out once for all rules that look at it. */
final class Holdings {
    private static final int DECIMALS = 12;

    private final CoreHodlParameters parameters;
    private final SpotBalances balances;
    private final FrozenMap<InstrumentId, MarketView> markets;
    private final @Nullable CapitalAllocation capital;
    private final Decimal[] values;
    private final Decimal invested;
    private final Decimal cash;
    private final Decimal equity;

    Holdings(CoreHodlParameters parameters, CoreHodlState state) {
        this.parameters = parameters;
        balances = state.balances();
        markets = state.markets();
        capital = state.capital();
        values = new Decimal[parameters.targets().size()];
        Decimal sum = Decimal.ZERO;
        for (int i = 0; i < values.length; i++) {
            values[i] = state.valueHeld(parameters.targets().get(i));
            sum = sum.plus(values[i]);
        }
        invested = sum;
        cash = balances.of(parameters.quoteAsset());
        equity = invested.plus(cash);
    }

    /** Whether balances, prices and capital of a state are still those of which this was worked out. */
    @SuppressWarnings("ReferenceEquality") // What has not changed is the same object.
    boolean areThoseOf(CoreHodlState state) {
        return balances == state.balances() && markets == state.markets() && capital == state.capital();
    }

    /** Market value of an asset, by its place among the targets; 0 before its first candle. */
    Decimal value(int place) {
        return values[place];
    }

    /** Market value of all assets. */
    Decimal invested() {
        return invested;
    }

    /** The quote asset itself; below 0 when more capital was recalled than there was. */
    Decimal cash() {
        return cash;
    }

    /** The part of the engine's equity, which is its assets at market and its cash, that stays in cash. */
    Decimal reserve() {
        return equity.times(parameters.cashReserveFraction()).max(Decimal.ZERO);
    }

    /** The portfolio as this engine can know it: its own books at market, the capital of the others as assigned. */
    Decimal portfolio() {
        CapitalAllocation assigned = Objects.requireNonNull(capital, "capital");
        return assigned.totalCapital().minus(assigned.engineCapital()).plus(equity);
    }

    /** What may still be bought of an asset before too much of the whole portfolio is in it; below 0 when too much is. */
    Decimal roomIn(int place) {
        return portfolio().times(parameters.maxShareOfTotal()).minus(values[place]);
    }

    /** Weights of all assets, cash left aside, in the order of the targets; 0 when nothing is held. */
    Decimal[] weights() {
        var weights = new Decimal[values.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] =
                    invested.isZero() ? Decimal.ZERO : values[i].dividedBy(invested, DECIMALS, RoundingMode.HALF_EVEN);
        }
        return weights;
    }
}
