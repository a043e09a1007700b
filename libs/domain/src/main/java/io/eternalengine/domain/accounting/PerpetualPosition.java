package io.eternalengine.domain.accounting;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * A linear perpetual position, settled in the quote asset. What was paid is kept beside the quantity, not divided by it,
 * so an average entry price is never rounded into the books: what a partial close releases of the cost is rounded once,
 * and the rest stays in the position, to the last unit.
 *
 * @param quantity in the base asset; positive when long, negative when short
 * @param cost what the open quantity was worth when it was entered, in the quote asset, with the sign of the quantity
 */
public record PerpetualPosition(Decimal quantity, Decimal cost) {
    public static final PerpetualPosition FLAT = new PerpetualPosition(Decimal.ZERO, Decimal.ZERO);

    /**
     * A position after a trade.
     *
     * @param profit realised by it, in the quote asset, before fees
     */
    public record Change(PerpetualPosition position, Decimal profit) {}

    public PerpetualPosition {
        Require.check(!quantity.isZero() || cost.isZero(), "cost", cost, "must be 0 when nothing is held", quantity);
    }

    public boolean isFlat() {
        return quantity.isZero();
    }

    /**
     * After a trade: what runs against the position closes it, and what goes beyond opens the other side.
     *
     * @param traded in the base asset, above 0
     * @param value of the whole trade, in the quote asset, above 0
     */
    public Change after(Side side, Decimal price, Decimal traded, Decimal value) {
        boolean buys = side == Side.BUY;
        Decimal signed = buys ? traded : traded.negated();
        Decimal signedValue = buys ? value : value.negated();
        if (isFlat() || quantity.isPositive() == buys) {
            return new Change(new PerpetualPosition(quantity.plus(signed), cost.plus(signedValue)), Decimal.ZERO);
        }
        if (traded.isBelow(quantity.abs())) {
            Decimal released = CostShare.of(cost, traded, quantity.abs());
            var left = new PerpetualPosition(quantity.plus(signed), cost.minus(released));
            return new Change(left, signedValue.plus(released).negated());
        }
        Decimal opened = quantity.plus(signed);
        Decimal openedValue = opened.isZero() ? Decimal.ZERO : signedValue.plus(price.times(quantity));
        Decimal profit = signedValue.minus(openedValue).plus(cost).negated();
        return new Change(new PerpetualPosition(opened, openedValue), profit);
    }

    /** Profit not realised yet, at a mark price, in the quote asset. */
    public Decimal unrealised(Decimal mark) {
        return quantity.times(mark).minus(cost);
    }

    /** Value at a mark price, without sign, in the quote asset. */
    public Decimal notional(Decimal mark) {
        return quantity.abs().times(mark);
    }

    /**
     * What a funding settlement brings (positive) or takes (negative), in the quote asset: longs pay a positive rate,
     * shorts receive it. Position value × rate, as the exchange's rules say.
     *
     * @param rate of this settlement, as a fraction
     */
    public Decimal fundingAt(Decimal rate, Decimal mark) {
        return quantity.times(mark).times(rate).negated();
    }

    public void write(StateWriter writer) {
        writer.writeDecimal(quantity).writeDecimal(cost);
    }

    public static PerpetualPosition read(StateReader reader) {
        return new PerpetualPosition(reader.readDecimal(), reader.readDecimal());
    }
}
