package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Cash that was put into coins on one occasion.
 *
 * @param number counts the deployments
 * @param phase DEPLOYING, HOLDING or RETURNING
 * @param legs one for each asset, in the order of the parameters
 * @param cost what was spent, in the quote asset, fees in cash included
 */
record Deployment(
        long number, Trigger trigger, TacticalPhase phase, long startedAtMs, List<DeploymentLeg> legs, Decimal cost) {
    Deployment {
        legs = List.copyOf(legs);
    }

    boolean isBusy() {
        for (DeploymentLeg leg : legs) {
            if (leg.order() != null) {
                return true;
            }
        }
        return false;
    }

    Deployment entered(TacticalPhase newPhase) {
        return new Deployment(number, trigger, newPhase, startedAtMs, legs, cost);
    }

    Deployment withCost(Decimal newCost) {
        return new Deployment(number, trigger, phase, startedAtMs, legs, newCost);
    }

    Deployment withLeg(int index, DeploymentLeg leg) {
        var changed = new ArrayList<>(legs);
        changed.set(index, leg);
        return new Deployment(number, trigger, phase, startedAtMs, changed, cost);
    }

    void write(StateWriter writer) {
        writer.writeLong(number)
                .writeEnum(trigger)
                .writeEnum(phase)
                .writeLong(startedAtMs)
                .writeAll(legs, (out, leg) -> leg.write(out))
                .writeDecimal(cost);
    }

    static Deployment read(StateReader reader) {
        return new Deployment(
                reader.readLong(),
                reader.readEnum(Trigger.class),
                reader.readEnum(TacticalPhase.class),
                reader.readLong(),
                reader.readAll(DeploymentLeg::read),
                reader.readDecimal());
    }
}
