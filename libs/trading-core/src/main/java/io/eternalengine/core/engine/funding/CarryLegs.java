package io.eternalengine.core.engine.funding;

import io.eternalengine.core.accounting.PerpetualPosition;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.Side;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/**
 * Both legs of one asset, by the engine's own books.
 *
 * @param coins held
 * @param perpetual the short
 * @param target quantity that each leg shall have at most; 0 when the asset is left
 * @param unbalancedSinceMs since when the legs differ by a lot or more; −1 when they do not
 */
record CarryLegs(
        Decimal coins,
        PerpetualPosition perpetual,
        Decimal target,
        Leg spotLeg,
        Leg perpetualLeg,
        long unbalancedSinceMs) {
    static final CarryLegs NONE =
            new CarryLegs(Decimal.ZERO, PerpetualPosition.FLAT, Decimal.ZERO, Leg.IDLE, Leg.IDLE, -1);

    /** Contracts sold short, in the base asset. */
    Decimal shorts() {
        return perpetual.quantity().negated();
    }

    boolean isBusy() {
        return spotLeg.isBusy() || perpetualLeg.isBusy();
    }

    CarryLegs withTarget(Decimal newTarget) {
        return new CarryLegs(coins, perpetual, newTarget, spotLeg, perpetualLeg, unbalancedSinceMs);
    }

    CarryLegs withLegs(Leg newSpotLeg, Leg newPerpetualLeg) {
        return new CarryLegs(coins, perpetual, target, newSpotLeg, newPerpetualLeg, unbalancedSinceMs);
    }

    CarryLegs unbalancedSince(long sinceMs) {
        return sinceMs == unbalancedSinceMs
                ? this
                : new CarryLegs(coins, perpetual, target, spotLeg, perpetualLeg, sinceMs);
    }

    /** The order of an intent ended; a fill that was not heard yet keeps its leg busy. */
    CarryLegs ended(String intentId, Decimal filled, long atMs) {
        return withLegs(
                spotLeg.owns(intentId) ? spotLeg.ended(filled, atMs) : spotLeg,
                perpetualLeg.owns(intentId) ? perpetualLeg.ended(filled, atMs) : perpetualLeg);
    }

    /** The legs after an execution of either; a fee in the coin was never received. */
    CarryLegs after(Execution execution, boolean feeInCoin) {
        boolean ofSpot = spotLeg.owns(execution.intentId());
        boolean ofPerpetual = perpetualLeg.owns(execution.intentId());
        Leg newSpotLeg = ofSpot ? spotLeg.afterExecution(execution.quantity()) : spotLeg;
        Leg newPerpetualLeg = ofPerpetual ? perpetualLeg.afterExecution(execution.quantity()) : perpetualLeg;
        if (execution.instrument().category() == MarketCategory.LINEAR) {
            PerpetualPosition position = perpetual
                    .after(execution.side(), execution.price(), execution.quantity(), execution.value())
                    .position();
            return new CarryLegs(coins, position, target, newSpotLeg, newPerpetualLeg, unbalancedSinceMs);
        }
        Decimal moved = execution.side() == Side.BUY
                ? execution.quantity()
                : execution.quantity().negated();
        Decimal held = coins.plus(moved).minus(feeInCoin ? execution.fee() : Decimal.ZERO);
        return new CarryLegs(held, perpetual, target, newSpotLeg, newPerpetualLeg, unbalancedSinceMs);
    }

    void write(StateWriter writer) {
        writer.writeDecimal(coins);
        perpetual.write(writer);
        writer.writeDecimal(target);
        spotLeg.write(writer);
        perpetualLeg.write(writer);
        writer.writeLong(unbalancedSinceMs);
    }

    static CarryLegs read(StateReader reader) {
        return new CarryLegs(
                reader.readDecimal(),
                PerpetualPosition.read(reader),
                reader.readDecimal(),
                Leg.read(reader),
                Leg.read(reader),
                reader.readLong());
    }
}
