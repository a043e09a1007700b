package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.SharedRule;
import java.math.RoundingMode;

/**
 * HOLDING → RETURNING: when a deployment has gained what it shall, or was held for the longest time. However far it falls
 * before, it is held: it was bought because prices fell.
 */
final class ExitRule {
    private ExitRule() {}

    static void review(TacticalStep step) {
        if (!step.state().pricesAreOfOneTime()) {
            return;
        }
        for (Deployment deployment : step.state().deployments()) {
            if (deployment.phase() instanceof DeploymentPhase.Holding) {
                review(step, deployment);
            }
        }
    }

    private static void review(TacticalStep step, Deployment deployment) {
        Decimal value = value(step, deployment);
        boolean gained = value.isAtLeast(valueToReturnAt(step, deployment));
        if (gained || heldLongEnough(step, deployment)) {
            giveBack(deployment);
            step.note("deployment", deployment.number());
            step.because(
                    gained ? TacticalRule.TAKE_PROFIT : SharedRule.HELD_LONG_ENOUGH,
                    "worth " + value + " after " + deployment.cost());
        }
    }

    private static boolean heldLongEnough(TacticalStep step, Deployment deployment) {
        return step.nowMs() - deployment.startedAtMs()
                >= step.parameters().longestHolding().toMillis();
    }

    private static Decimal valueToReturnAt(TacticalStep step, Deployment deployment) {
        return deployment.cost().times(Decimal.ONE.plus(step.parameters().takeProfit()));
    }

    /** Everything of a deployment is sold, and the proceeds go to CORE-HODL. */
    private static void giveBack(Deployment deployment) {
        deployment.giveBack();
        for (DeploymentLeg leg : deployment.legs()) {
            leg.dropBudget();
            leg.sell(leg.held());
        }
    }

    private static Decimal value(TacticalStep step, Deployment deployment) {
        Decimal value = Decimal.ZERO;
        for (int index = 0; index < deployment.legs().size(); index++) {
            Decimal held = deployment.legs().get(index).held();
            value = value.plus(held.times(step.market(index).close()));
        }
        return value;
    }

    /**
     * Keeps the prices below what would return a deployment that is held; false when it may be returned at the prices of now.
     * What is missing to the gain is shared by the coins: none gains enough alone, and all together do not.
     */
    static boolean bound(TacticalStep step, Deployment deployment, PriceBox box) {
        box.endAt(deployment.startedAtMs() + step.parameters().longestHolding().toMillis());
        Decimal missing = valueToReturnAt(step, deployment).minus(value(step, deployment));
        if (!missing.isPositive()) {
            return false;
        }
        int coins = deployment.legs().size();
        Decimal share = missing.dividedBy(Decimal.of(coins), PriceBox.DECIMALS, RoundingMode.DOWN);
        for (int index = 0; index < coins; index++) {
            Decimal held = deployment.legs().get(index).held();
            if (held.isPositive()) {
                Decimal rise = share.dividedBy(held, PriceBox.DECIMALS, RoundingMode.DOWN);
                box.keepBelow(index, step.market(index).close().plus(rise));
            } else if (held.isNegative()) {
                return false;
            }
        }
        return true;
    }
}
