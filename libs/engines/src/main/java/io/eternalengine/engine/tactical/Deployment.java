package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.List;

/** Cash that was put into coins on one occasion. It changes in place and never leaves the engine. */
final class Deployment {
    private final long number;
    private final Trigger trigger;
    private long startedAtMs;
    private final List<DeploymentLeg> legs;
    private DeploymentPhase phase;
    private Decimal cost;

    private Deployment(
            long number,
            Trigger trigger,
            DeploymentPhase phase,
            long startedAtMs,
            List<DeploymentLeg> legs,
            Decimal cost) {
        this.number = number;
        this.trigger = trigger;
        this.phase = phase;
        this.startedAtMs = startedAtMs;
        this.legs = List.copyOf(legs);
        this.cost = cost;
    }

    static Deployment begun(long number, Trigger trigger, long startedAtMs, List<DeploymentLeg> legs) {
        return new Deployment(number, trigger, DeploymentPhase.Deploying.INSTANCE, startedAtMs, legs, Decimal.ZERO);
    }

    /** Everything is bought. */
    void hold() {
        if (!(phase instanceof DeploymentPhase.Deploying deploying)) {
            throw new IllegalStateException(
                    "deployment " + number + " is to be held in " + phase.name() + ": must be in DEPLOYING");
        }
        phase = deploying.toHolding();
    }

    /** All of it is to be sold. */
    void giveBack() {
        phase = phase.toReturning();
    }

    /** @param paid for coins, fees in cash included, in the quote asset */
    void addCost(Decimal paid) {
        cost = cost.plus(paid);
    }

    /** Counts the deployments. */
    long number() {
        return number;
    }

    DeploymentPhase phase() {
        return phase;
    }

    long startedAtMs() {
        return startedAtMs;
    }

    /** The clock was ahead: it began now at the latest. */
    void beganBy(long nowMs) {
        startedAtMs = Math.min(startedAtMs, nowMs);
    }

    /** One for each asset, in the order of the parameters. */
    List<DeploymentLeg> legs() {
        return legs;
    }

    /** What was spent, in the quote asset, fees in cash included. */
    Decimal cost() {
        return cost;
    }

    boolean isBusy() {
        for (DeploymentLeg leg : legs) {
            if (leg.isBusy()) {
                return true;
            }
        }
        return false;
    }

    void write(StateWriter writer) {
        writer.writeLong(number)
                .writeEnum(trigger)
                .writeText(phase.name())
                .writeLong(startedAtMs)
                .writeAll(legs, (out, leg) -> leg.write(out))
                .writeDecimal(cost);
    }

    static Deployment read(StateReader reader) {
        return new Deployment(
                reader.readLong(),
                reader.readEnum(Trigger.class),
                DeploymentPhase.of(reader.readText()),
                reader.readLong(),
                reader.readAll(DeploymentLeg::read),
                reader.readDecimal());
    }
}
