package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * How large an entry is. Of an asset's capital {@code C} the coins take {@code V} and the short's margin {@code V / L}, so
 * {@code V = C × L / (1 + L)} with leverage {@code L}. The smallest of the asset's share of equity, the cash that no short
 * needs as margin, and the limit of one order decides; risk's multiplier scales it.
 */
final class EntrySize {
    private static final int DECIMALS = 18;

    private EntrySize() {}

    /** In whole lots of the perpetual, in the base asset. */
    static Decimal inLots(FundingStep step, int index) {
        Carry carry = step.carry(index);
        CapitalAllocation capital = Objects.requireNonNull(step.state().capital(), "capital");
        Decimal leverage = step.parameters().shortLeverage();
        Decimal ofAsset = step.state().equity().times(step.asset(index).share());
        Decimal value = ofAsset.min(freeCash(step))
                .times(leverage)
                .dividedBy(Decimal.ONE.plus(leverage), DECIMALS, RoundingMode.DOWN)
                .times(carry.sizeMultiplier())
                .min(largestOrder(step.parameters(), capital));
        if (!value.isPositive()) {
            return Decimal.ZERO;
        }
        Decimal price = carry.prices().spotClose().max(carry.prices().mark());
        return carry.inLots(value.dividedBy(price, DECIMALS, RoundingMode.DOWN));
    }

    /** What is left of the largest purchase after its fee, which is paid in the coin: as much more is bought than is hedged. */
    private static Decimal largestOrder(FundingParameters parameters, CapitalAllocation capital) {
        return capital.totalCapital()
                .times(parameters.maxOrderFraction())
                .times(Decimal.ONE.minus(parameters.takerFeeFraction()));
    }

    /** Cash and unrealised profit beyond the margin of the shorts, and beyond purchases and shorts still under way. */
    private static Decimal freeCash(FundingStep step) {
        Decimal free = step.state().cash();
        for (Carry carry : step.carries()) {
            CarryLegs legs = carry.legs();
            if (!legs.perpetual().isFlat()) {
                Decimal margin = legs.perpetual()
                        .notional(carry.prices().mark())
                        .dividedBy(step.parameters().shortLeverage(), DECIMALS, RoundingMode.UP);
                free = free.plus(legs.perpetual().unrealised(carry.prices().mark()))
                        .minus(margin);
            }
            if (carry.isEntering()) {
                free = free.minus(stillToCome(step, carry));
            }
        }
        return free;
    }

    /** What an entry under way will still take: the coins that are missing, and the margin of the shorts that are missing. */
    private static Decimal stillToCome(FundingStep step, Carry carry) {
        CarryLegs legs = carry.legs();
        Decimal coins = legs.target()
                .minus(legs.coins())
                .max(Decimal.ZERO)
                .times(carry.prices().spotClose());
        Decimal shorts = legs.target()
                .minus(legs.shorts())
                .max(Decimal.ZERO)
                .times(carry.prices().mark());
        return coins.plus(shorts.dividedBy(step.parameters().shortLeverage(), DECIMALS, RoundingMode.UP));
    }
}
