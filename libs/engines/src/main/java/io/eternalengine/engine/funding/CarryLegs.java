package io.eternalengine.engine.funding;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/** Both legs of one asset, by the engine's own books. They change in place and never leave the engine. */
final class CarryLegs {
    private final Leg spotLeg;
    private final Leg perpetualLeg;
    private Decimal coins = Decimal.ZERO;
    private PerpetualPosition perpetual = PerpetualPosition.FLAT;
    private Decimal target = Decimal.ZERO;
    private long unbalancedSinceMs = -1;

    CarryLegs() {
        this(new Leg(), new Leg());
    }

    private CarryLegs(Leg spotLeg, Leg perpetualLeg) {
        this.spotLeg = spotLeg;
        this.perpetualLeg = perpetualLeg;
    }

    /** Coins held. */
    Decimal coins() {
        return coins;
    }

    /** The short. */
    PerpetualPosition perpetual() {
        return perpetual;
    }

    /** Contracts sold short, in the base asset. */
    Decimal shorts() {
        return perpetual.quantity().negated();
    }

    /** Quantity that each leg shall have at most; 0 when the asset is left. */
    Decimal target() {
        return target;
    }

    Leg spotLeg() {
        return spotLeg;
    }

    Leg perpetualLeg() {
        return perpetualLeg;
    }

    /** Since when the legs differ by a lot or more; −1 when they do not. */
    long unbalancedSinceMs() {
        return unbalancedSinceMs;
    }

    boolean isBusy() {
        return spotLeg.isBusy() || perpetualLeg.isBusy();
    }

    void aimAt(Decimal newTarget) {
        target = newTarget;
    }

    void balance() {
        unbalancedSinceMs = -1;
    }

    /** The legs differ; since when is kept until they are equal again. */
    void unbalance(long atMs) {
        if (unbalancedSinceMs < 0) {
            unbalancedSinceMs = atMs;
        }
    }

    /** The clock was ahead: they differ since now at the latest, and no order failed later. */
    void beganBy(long nowMs) {
        unbalancedSinceMs = Math.min(unbalancedSinceMs, nowMs);
        spotLeg.failedBy(nowMs);
        perpetualLeg.failedBy(nowMs);
    }

    /** The order of an intent ended; a fill that has not come yet keeps its leg busy. */
    void end(String intentId, Decimal filled, long atMs) {
        if (spotLeg.owns(intentId)) {
            spotLeg.end(filled, atMs);
        }
        if (perpetualLeg.owns(intentId)) {
            perpetualLeg.end(filled, atMs);
        }
    }

    /**
     * An execution of either leg; a fee in the coin was never received.
     *
     * @return what it moves of the cash, before fees: coins are paid for, a perpetual moves cash only by what it realises
     */
    Decimal on(Execution execution, boolean feeInCoin) {
        if (spotLeg.owns(execution.intentId())) {
            spotLeg.on(execution.quantity());
        }
        if (perpetualLeg.owns(execution.intentId())) {
            perpetualLeg.on(execution.quantity());
        }
        if (execution.instrument().category() == MarketCategory.LINEAR) {
            PerpetualPosition.Change change =
                    perpetual.after(execution.side(), execution.price(), execution.quantity(), execution.value());
            perpetual = change.position();
            return change.profit();
        }
        boolean buys = execution.side() == Side.BUY;
        Decimal moved = buys ? execution.quantity() : execution.quantity().negated();
        coins = coins.plus(moved).minus(feeInCoin ? execution.fee() : Decimal.ZERO);
        return buys ? execution.value().negated() : execution.value();
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
        Decimal coins = reader.readDecimal();
        PerpetualPosition perpetual = PerpetualPosition.read(reader);
        Decimal target = reader.readDecimal();
        var legs = new CarryLegs(Leg.read(reader), Leg.read(reader));
        legs.coins = coins;
        legs.perpetual = perpetual;
        legs.target = target;
        legs.unbalancedSinceMs = reader.readLong();
        return legs;
    }
}
