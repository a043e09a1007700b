package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * WAITING → DEPLOYING: on a closed candle of the watched asset the first trigger that holds and has not fired since the last
 * all-time high makes a deployment, if the last one is long enough ago. While the system is halted the deployment waits:
 * it is asked again on every candle until an operator permits it, or the moment has passed.
 */
final class TriggerRule {

    private TriggerRule() {}

    static void review(TacticalStep step) {
        if (!hasCapital(step) || tooSoon(step)) {
            return;
        }
        for (Trigger trigger : Trigger.ALL) {
            if (holds(step, trigger) && !step.state().hasFired(trigger)) {
                fire(step, trigger);
                return;
            }
        }
    }

    /** Whether there is capital at the price that is looked at; the clock may be ahead of it. */
    private static boolean hasCapital(TacticalStep step) {
        return step.state().hasCapitalAt(step.market(0).closedAtMs());
    }

    private static boolean tooSoon(TacticalStep step) {
        long lastMs = step.state().lastDeploymentMs();
        return lastMs >= 0
                && step.nowMs() - lastMs
                        < step.parameters().betweenDeployments().toMillis();
    }

    private static boolean holds(TacticalStep step, Trigger trigger) {
        return switch (trigger) {
            case DEEP_FALL, FALL -> step.market(0).close().isAtMost(bottom(step, trigger));
            case FEAR -> step.state().signals().isFearful(step.parameters(), step.nowMs());
        };
    }

    /** The price of the watched asset at which a trigger holds; fear needs none. */
    private static Decimal bottom(TacticalStep step, Trigger trigger) {
        Signals signals = step.state().signals();
        return switch (trigger) {
            case DEEP_FALL -> signals.bottomAfter(step.parameters().deepFall());
            case FALL -> signals.bottomAfter(step.parameters().fall());
            case FEAR -> Decimal.ZERO;
        };
    }

    private static void fire(TacticalStep step, Trigger trigger) {
        Decimal amount = amount(step, trigger);
        if (!amount.isPositive() || !everyMarketIsKnown(step)) {
            return;
        }
        Signals signals = step.state().signals();
        step.note("trigger", trigger);
        step.note("amount", amount);
        step.note("allTimeHigh", signals.allTimeHigh());
        step.note("fundingConfirms", signals.fundingConfirms(step.parameters().confirmingTime()));
        for (int index = 0; index < step.state().markets().size(); index++) {
            Optional<String> heldBack = step.heldBack(index);
            if (heldBack.isPresent()) {
                step.because(TacticalRule.AWAITING_PERMIT, trigger + " waits: " + heldBack.get());
                return;
            }
        }
        deploy(step, trigger, amount);
    }

    /** What a trigger deploys of the cash. */
    private static Decimal amount(TacticalStep step, Trigger trigger) {
        return step.state()
                .cash()
                .times(step.parameters().fractionOf(trigger))
                .times(step.state().sizeMultiplier());
    }

    private static void deploy(TacticalStep step, Trigger trigger, Decimal amount) {
        List<DeploymentLeg> legs = new ArrayList<>();
        for (TacticalAsset asset : step.parameters().assets()) {
            legs.add(DeploymentLeg.of(amount.times(asset.share())));
        }
        step.state().deploy(trigger, legs);
        step.because(TacticalRule.DEPLOYMENT, trigger + " deploys " + amount);
    }

    private static boolean everyMarketIsKnown(TacticalStep step) {
        for (TacticalMarket market : step.state().markets()) {
            if (!market.isKnown()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Keeps the price of the watched asset above every bottom that would make a deployment, and below its all-time high; false
     * when a trigger holds at the price of now. Fear comes with an index of sentiment or a settlement, not with a price.
     */
    static boolean bound(TacticalStep step, PriceBox box) {
        box.keepBelow(0, step.state().signals().allTimeHigh());
        CapitalAllocation capital = step.state().capital();
        if (capital == null) {
            return true;
        }
        if (!hasCapital(step)) {
            box.endAt(capital.effectiveFromMs());
            return true;
        }
        if (tooSoon(step)) {
            box.endAt(step.state().lastDeploymentMs()
                    + step.parameters().betweenDeployments().toMillis());
            return true;
        }
        for (Trigger trigger : Trigger.ALL) {
            if (step.state().hasFired(trigger) || !amount(step, trigger).isPositive()) {
                continue;
            }
            if (holds(step, trigger)) {
                return false;
            }
            box.keepAbove(0, bottom(step, trigger));
        }
        return true;
    }
}
