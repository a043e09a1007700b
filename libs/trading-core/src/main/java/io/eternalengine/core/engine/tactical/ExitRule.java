package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.model.Decimal;

/**
 * HOLDING → RETURNING: when a deployment has gained what it shall, or was held for the longest time. However far it falls
 * before, it is held: it was bought because prices fell.
 */
final class ExitRule {
    private ExitRule() {}

    static void review(TacticalCourse course) {
        for (int i = 0; i < course.deployments.size(); i++) {
            Deployment deployment = course.deployments.get(i);
            if (deployment.phase() != TacticalPhase.HOLDING || !pricesAreOfOneTime(course)) {
                continue;
            }
            Decimal value = valueOf(course, deployment);
            if (isDue(deployment, value, course.nowMs, course.parameters)) {
                boolean gained = hasGained(deployment, value, course.parameters);
                giveBack(
                        course,
                        i,
                        gained ? "take-profit" : "held-long-enough",
                        "worth " + value + " after " + deployment.cost());
            }
        }
    }

    /** Whether a deployment of this value is to be returned. */
    static boolean isDue(Deployment deployment, Decimal value, long nowMs, TacticalParameters parameters) {
        return hasGained(deployment, value, parameters)
                || nowMs - deployment.startedAtMs()
                        >= parameters.longestHolding().toMillis();
    }

    /** Whether so much is what it shall be worth at least. */
    static boolean hasGained(Deployment deployment, Decimal value, TacticalParameters parameters) {
        return value.isAtLeast(deployment.cost().times(Decimal.ONE.plus(parameters.takeProfit())));
    }

    /** Everything of a deployment is sold, and the proceeds go to CORE-HODL. */
    private static void giveBack(TacticalCourse course, int index, String rule, String why) {
        Deployment deployment = course.deployments.get(index).entered(TacticalPhase.RETURNING);
        for (int leg = 0; leg < deployment.legs().size(); leg++) {
            DeploymentLeg held = deployment.legs().get(leg);
            deployment = deployment.withLeg(leg, held.withoutBudget().selling(held.held()));
        }
        course.deployments.set(index, deployment);
        course.note("deployment", deployment.number());
        course.because(rule, why);
    }

    private static Decimal valueOf(TacticalCourse course, Deployment deployment) {
        Decimal value = Decimal.ZERO;
        for (int leg = 0; leg < deployment.legs().size(); leg++) {
            value = value.plus(deployment
                    .legs()
                    .get(leg)
                    .held()
                    .times(course.markets.get(leg).close()));
        }
        return value;
    }

    private static boolean pricesAreOfOneTime(TacticalCourse course) {
        long atMs = course.markets.getFirst().closedAtMs();
        for (TacticalMarket market : course.markets) {
            if (market.closedAtMs() != atMs) {
                return false;
            }
        }
        return true;
    }
}
