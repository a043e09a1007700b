package io.eternalengine.core.state;

import io.eternalengine.core.model.Decimal;

/**
 * A sum of money and of quantities at prices, in doubles: to tell that it is far from a bound ({@link FarFromBounds}), and for
 * nothing else.
 */
public final class NearSum {
    private final double money;
    /** Of what is held. */
    private final double[] quantities;
    /** Whose prices belong to them. */
    private final int[] places;

    /**
     * What does not change while prices do.
     *
     * @param quantities one for each price
     */
    public NearSum(Decimal money, Decimal[] quantities) {
        this.money = money.toNearDouble();
        this.quantities = new double[held(quantities)];
        places = new int[this.quantities.length];
        int next = 0;
        for (int place = 0; place < quantities.length; place++) {
            if (!quantities[place].isZero()) {
                this.quantities[next] = quantities[place].toNearDouble();
                places[next] = place;
                next++;
            }
        }
    }

    private NearSum(double money, double[] quantities, int[] places) {
        this.money = money;
        this.quantities = quantities;
        this.places = places;
    }

    /** The same quantities with other money. */
    public NearSum with(Decimal newMoney) {
        return new NearSum(newMoney.toNearDouble(), quantities, places);
    }

    private static int held(Decimal[] quantities) {
        int held = 0;
        for (Decimal quantity : quantities) {
            held += quantity.isZero() ? 0 : 1;
        }
        return held;
    }

    public double at(Decimal[] prices) {
        double sum = money;
        for (int i = 0; i < places.length; i++) {
            sum += quantities[i] * prices[places[i]].toNearDouble();
        }
        return sum;
    }
}
