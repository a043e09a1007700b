package io.eternalengine.domain.accounting;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What is held of one coin, by lots, oldest first. The cost that a sale releases and the cost that stays always add up
 * to the cost before.
 *
 * @param quantity of all lots
 * @param cost of all lots, in the quote asset
 */
public record SpotLots(LotMethod method, List<Lot> lots, Decimal quantity, Decimal cost) {
    /** What a sale took out of the lots. */
    public record Release(SpotLots left, List<Lot> taken) {
        /** Cost of what was taken, in the quote asset. */
        public Decimal cost() {
            Decimal cost = Decimal.ZERO;
            for (Lot lot : taken) {
                cost = cost.plus(lot.cost());
            }
            return cost;
        }
    }

    public SpotLots {
        lots = LotSequence.copyOf(lots);
    }

    public static SpotLots none(LotMethod method) {
        return new SpotLots(method, LotSequence.EMPTY, Decimal.ZERO, Decimal.ZERO);
    }

    private static SpotLots of(LotMethod method, List<Lot> lots) {
        Decimal quantity = lots.stream().map(Lot::quantity).reduce(Decimal.ZERO, Decimal::plus);
        Decimal cost = lots.stream().map(Lot::cost).reduce(Decimal.ZERO, Decimal::plus);
        return new SpotLots(method, lots, quantity, cost);
    }

    /** The lots after coins came. */
    public SpotLots plus(Lot lot) {
        Decimal newQuantity = quantity.plus(lot.quantity());
        Decimal newCost = cost.plus(lot.cost());
        if (method == LotMethod.AVERAGE && !lots.isEmpty()) {
            var merged = new Lot(newQuantity, newCost, lots.getFirst().acquiredAtMs());
            return new SpotLots(method, List.of(merged), newQuantity, newCost);
        }
        return new SpotLots(method, LotSequence.copyOf(lots).with(lot), newQuantity, newCost);
    }

    /**
     * Takes coins out, lot by lot as the method says.
     *
     * @throws IllegalArgumentException when more is taken than is held
     */
    public Release minus(Decimal taken) {
        Require.positive("quantity taken", taken);
        if (taken.isAbove(quantity)) {
            throw new IllegalArgumentException(
                    "quantity taken is " + taken + ": must not be above the " + quantity + " held");
        }
        LotSequence left = LotSequence.copyOf(lots);
        Decimal costLeft = cost;
        var released = new ArrayList<Lot>();
        Decimal open = taken;
        while (open.isPositive()) {
            long index = nextToSell(left);
            Lot lot = left.at(index);
            Decimal part = open.min(lot.quantity());
            Decimal partCost = CostShare.of(lot.cost(), part, lot.quantity());
            released.add(new Lot(part, partCost, lot.acquiredAtMs()));
            open = open.minus(part);
            costLeft = costLeft.minus(partCost);
            if (part.equals(lot.quantity())) {
                left = left.without(index);
            } else {
                left = left.with(
                        index, new Lot(lot.quantity().minus(part), lot.cost().minus(partCost), lot.acquiredAtMs()));
            }
        }
        return new Release(new SpotLots(method, left, quantity.minus(taken), costLeft), List.copyOf(released));
    }

    private long nextToSell(LotSequence candidates) {
        return switch (method) {
            case AVERAGE, FIFO -> candidates.oldest();
            case HIFO -> candidates.dearest();
        };
    }

    public void write(StateWriter writer) {
        writer.writeEnum(method).writeAll(lots, (out, lot) -> lot.write(out));
    }

    public static SpotLots read(StateReader reader) {
        return of(reader.readEnum(LotMethod.class), reader.readAll(Lot::read));
    }
}
