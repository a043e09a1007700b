package io.eternalengine.domain.accounting;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.math.RoundingMode;

/**
 * Net asset value in units, as a fund keeps it: money that comes or goes changes the number of units, never the value of
 * one. So the value of a unit shows what trading did, and drawdown is measured on it against its all-time high.
 *
 * @param units outstanding; 0 before the first deposit
 * @param unitValue in USDT
 * @param peakUnitValue highest unit value ever seen
 */
public record UnitisedNav(Decimal units, Decimal unitValue, Decimal peakUnitValue) {
    /** Before the first deposit a unit is worth one USDT. */
    public static final UnitisedNav EMPTY = new UnitisedNav(Decimal.ZERO, Decimal.ONE, Decimal.ONE);

    /** Decimals kept of units and unit values; finer than any balance of the exchange. */
    private static final int DECIMALS = 18;

    public UnitisedNav {
        Require.notNegative("units", units);
        Require.notNegative("unitValue", unitValue);
        Require.positive("peakUnitValue", peakUnitValue);
    }

    /**
     * Money came (positive) or went (negative), and units with it, at what a unit was worth just before.
     *
     * @param equityBefore the portfolio without the flow, in USDT; not positive when it is unknown
     */
    public UnitisedNav afterFlow(Decimal amount, Decimal equityBefore) {
        Decimal change = amount.dividedBy(unitPrice(equityBefore), DECIMALS, RoundingMode.HALF_EVEN);
        return new UnitisedNav(units.plus(change).max(Decimal.ZERO), unitValue, peakUnitValue);
    }

    /** All money went: no units are left, and what the last of them was worth stays known. */
    public UnitisedNav emptied() {
        return new UnitisedNav(Decimal.ZERO, unitValue, peakUnitValue);
    }

    private Decimal unitPrice(Decimal equityBefore) {
        if (units.isPositive() && equityBefore.isPositive()) {
            Decimal price = equityBefore.dividedBy(units, DECIMALS, RoundingMode.HALF_EVEN);
            if (price.isPositive()) {
                return price;
            }
        }
        return unitValue.isPositive() ? unitValue : Decimal.ONE;
    }

    /** The portfolio is worth this much, in USDT. */
    public UnitisedNav valuedAt(Decimal equity) {
        if (units.isZero()) {
            return this;
        }
        Decimal value = equity.max(Decimal.ZERO).dividedBy(units, DECIMALS, RoundingMode.HALF_EVEN);
        return new UnitisedNav(units, value, peakUnitValue.max(value));
    }

    /** Fall from the peak as a fraction of it: 0 at the peak, 1 when all is lost. */
    public Decimal drawdown() {
        return Drawdown.between(peakUnitValue, unitValue);
    }

    public void write(StateWriter writer) {
        writer.writeDecimal(units).writeDecimal(unitValue).writeDecimal(peakUnitValue);
    }

    public static UnitisedNav read(StateReader reader) {
        return new UnitisedNav(reader.readDecimal(), reader.readDecimal(), reader.readDecimal());
    }
}
