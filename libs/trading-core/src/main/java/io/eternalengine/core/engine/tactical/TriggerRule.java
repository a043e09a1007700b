package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.model.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * WAITING → DEPLOYING: on a closed candle of the watched asset the first trigger that holds and has not fired since the last
 * all-time high makes a deployment, if the last one is long enough ago. While the system is halted the deployment waits:
 * it is asked again on every candle until an operator permits it, or the moment has passed.
 */
final class TriggerRule {
    static final String AWAITING_PERMIT = "awaiting-permit";

    private TriggerRule() {}

    static void review(TacticalCourse course) {
        if (course.capital == null || tooSoon(course)) {
            return;
        }
        for (Trigger trigger : Trigger.ALL) {
            if (holds(course, trigger) && !course.fired.contains(trigger)) {
                fire(course, trigger);
                return;
            }
        }
    }

    private static boolean tooSoon(TacticalCourse course) {
        return course.lastDeploymentMs >= 0
                && course.nowMs - course.lastDeploymentMs
                        < course.parameters.betweenDeployments().toMillis();
    }

    private static boolean holds(TacticalCourse course, Trigger trigger) {
        return holds(trigger, course.signals, course.markets.getFirst().close(), course.parameters, course.nowMs);
    }

    static boolean holds(Trigger trigger, Signals signals, Decimal price, TacticalParameters parameters, long nowMs) {
        return switch (trigger) {
            case DEEP_FALL -> signals.hasFallen(price, parameters.deepFall());
            case FALL -> signals.hasFallen(price, parameters.fall());
            case FEAR -> signals.isFearful(parameters, nowMs);
        };
    }

    private static void fire(TacticalCourse course, Trigger trigger) {
        Decimal amount = amount(course.cash, trigger, course.sizeMultiplier, course.parameters);
        if (!amount.isPositive() || !everyMarketIsKnown(course)) {
            return;
        }
        course.note("trigger", trigger);
        course.note("amount", amount);
        course.note("allTimeHigh", course.signals.allTimeHigh());
        course.note("fundingConfirms", course.signals.fundingConfirms(course.parameters.confirmingTime()));
        for (TacticalAsset asset : course.parameters.assets()) {
            var heldBack = course.heldBack(asset.spot());
            if (heldBack.isPresent()) {
                course.because(AWAITING_PERMIT, trigger + " waits: " + heldBack.get());
                return;
            }
        }
        deploy(course, trigger, amount);
    }

    /** What a trigger deploys of the cash. */
    static Decimal amount(Decimal cash, Trigger trigger, Decimal sizeMultiplier, TacticalParameters parameters) {
        return cash.times(parameters.fractionOf(trigger)).times(sizeMultiplier);
    }

    private static void deploy(TacticalCourse course, Trigger trigger, Decimal amount) {
        List<DeploymentLeg> legs = new ArrayList<>();
        for (TacticalAsset asset : course.parameters.assets()) {
            legs.add(DeploymentLeg.of(amount.times(asset.share())));
        }
        course.deploymentsMade++;
        course.lastDeploymentMs = course.nowMs;
        course.fired = Stream.concat(course.fired.stream(), Stream.of(trigger))
                .sorted()
                .toList();
        course.deployments.add(new Deployment(
                course.deploymentsMade, trigger, TacticalPhase.DEPLOYING, course.nowMs, legs, Decimal.ZERO));
        course.because("deployment", trigger + " deploys " + amount);
    }

    private static boolean everyMarketIsKnown(TacticalCourse course) {
        for (TacticalMarket market : course.markets) {
            if (market.rules() == null || !market.close().isPositive()) {
                return false;
            }
        }
        return true;
    }
}
